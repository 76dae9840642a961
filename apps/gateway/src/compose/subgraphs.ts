/** A service whose schema is part of the graph. */
export interface SubgraphPlace {
  name: string;
  /** Where the gateway finds it unless SUBGRAPH_URLS says otherwise: the addresses inside the container network. */
  url: string;
}

const ports = { directory: 4001, leads: 4002, accounts: 4003, opportunities: 4004, projects: 4005 };

/** The subgraphs of Leadline. */
export const subgraphs: readonly SubgraphPlace[] = Object.entries(ports).map(([name, port]) => ({
  name,
  url: `http://${name}:${port}/graphql`,
}));
