/** The subgraphs: each has a database of its own. */
export const subgraphs = ['directory', 'leads', 'accounts', 'opportunities', 'projects'] as const;

/** A subgraph of the local stack. */
export type SubgraphName = (typeof subgraphs)[number];

/** Everything that runs as a process of its own beside PostgreSQL and Kafka; the gateway comes last, because it asks the others. */
export const applications = ['identity', ...subgraphs, 'gateway'] as const;

/** A process of ours in the local stack. */
export type ApplicationName = (typeof applications)[number];

/** The port of each part, as its distance from the gateway's. */
export const portDistances = {
  gateway: 0,
  identity: 10,
  directory: 11,
  leads: 12,
  accounts: 13,
  opportunities: 14,
  projects: 15,
  postgres: 30,
  kafka: 31,
  controller: 32,
} as const;

/** The gateway's port when none is asked for. */
export const defaultPort = 4000;
