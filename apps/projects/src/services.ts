import type { Platform } from '@leadline/subgraph';

/** What the use cases are built on. */
export type Services = Pick<Platform, 'unitOfWork' | 'dataSource' | 'logger'>;
