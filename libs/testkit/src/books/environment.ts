import { serviceEnvironment } from '@leadline/subgraph';

/** The checked settings of the library's process. */
export const environment = serviceEnvironment(process.env);
