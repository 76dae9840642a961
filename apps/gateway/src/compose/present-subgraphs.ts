import type { ComposedSubgraph } from './compose.ts';
import { readSchema } from './read-schema.ts';
import { subgraphs } from './subgraphs.ts';

/** The subgraphs of Leadline that have a schema by now, read from their apps. */
export async function presentSubgraphs(root: string): Promise<ComposedSubgraph[]> {
  const read = await Promise.all(subgraphs.map(async (place) => ({ ...place, typeDefs: await readSchema(root, place.name) })));
  return read.flatMap(({ typeDefs, ...place }) => (typeDefs ? [{ ...place, typeDefs }] : []));
}
