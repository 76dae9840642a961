import type DataLoader from 'dataloader';

/** The loaders of one request by name. */
export type Loaders = Record<string, DataLoader<any, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- keys and values differ from loader to loader
