import { serviceEnvironment } from '@leadline/subgraph';

/** The settings of the projects service. */
export const environment = serviceEnvironment(process.env);
