import { serviceEnvironment } from '@leadline/subgraph';

/** The settings of the opportunities service. */
export const environment = serviceEnvironment(process.env);
