import type { Platform } from '@leadline/subgraph';

export type Services = Pick<Platform, 'unitOfWork' | 'dataSource' | 'logger'>;
