import { composeServices } from '@apollo/composition';
import { type DocumentNode, type GraphQLError, printSchema } from 'graphql';
import { withSubscriptions } from '../subscriptions/schema/live-schema.ts';

/** One subgraph to compose. */
export interface ComposedSubgraph {
  name: string;
  url: string;
  typeDefs: DocumentNode;
}

/** What comes of composing: the gateway's input, and the schema that clients see, subscriptions included. */
export interface Composition {
  supergraph: string;
  api: string;
}

const heading = '# Made by `npm run compose` from the schemas of the subgraphs; not to be edited.\n\n';

const described = ({ message, extensions }: GraphQLError) => `- ${String(extensions['code'] ?? 'ERROR')}: ${message}`;

/** Composes the subgraphs; throws one error that lists every reason why they do not fit together. */
export function compose(subgraphs: readonly ComposedSubgraph[]): Composition {
  const result = composeServices([...subgraphs]);
  if (result.errors) throw new Error(`The subgraphs do not compose:\n${result.errors.map(described).join('\n')}`);
  const api = printSchema(withSubscriptions(result.schema.toAPISchema().toGraphQLJSSchema()));
  return { supergraph: `${heading}${result.supergraphSdl.trimEnd()}\n`, api: `${heading}${api.trimEnd()}\n` };
}
