import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** The subgraphs that the gateways are compared over: small ones in the shape of ours. */
export const subgraphNames = ['leads', 'accounts', 'opportunities', 'projects'] as const;

/** One of them. */
export type SubgraphName = (typeof subgraphNames)[number];

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const definitions: Record<SubgraphName, string> = {
  leads: `
    type Query { lead(id: ID!): Lead }
    type Lead @key(fields: "id") { id: ID! name: String status: String account: Account }
    type Account @key(fields: "id", resolvable: false) { id: ID! }`,
  accounts: 'type Account @key(fields: "id") { id: ID! name: String lifecycle: String industry: String }',
  opportunities: `
    type Account @key(fields: "id") { id: ID! opportunities(first: Int!): [Opportunity!] }
    type Opportunity @key(fields: "id") { id: ID! name: String amount: String stage: String }`,
  projects: `
    type Opportunity @key(fields: "id") { id: ID! tasks: [Task!] }
    type Task { id: ID! title: String done: Boolean }`,
};

/** The schema of one. */
export const sdlOf = (name: SubgraphName): string => `${link} ${definitions[name]}`;

/** The four as one graph; each is at its name under the address. */
export function supergraphAt(address: string): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphNames.map((name) => ({ name, url: `${address}/${name}`, typeDefs: parse(sdlOf(name)) })),
  );
  if (errors || supergraphSdl === undefined) throw new Error(`The four subgraphs do not compose: ${JSON.stringify(errors)}`);
  return supergraphSdl;
}

/** A query over all four; its variables change from request to request. */
export const query = `query Deal($id: ID!, $first: Int!) {
  lead(id: $id) { name status account { name lifecycle opportunities(first: $first) { name amount stage tasks { title done } } } }
}`;

/** The variables of one request: no two have the same. */
export const variablesOf = (request: number) => ({ id: `lead-${request}`, first: 5 + (request % 10) });
