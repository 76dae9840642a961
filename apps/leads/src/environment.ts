import { serviceEnvironment } from '@leadline/subgraph';

/** The checked settings of this process. */
export const environment = serviceEnvironment(process.env);
