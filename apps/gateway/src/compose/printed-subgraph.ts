import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, printSchema } from 'graphql';

/** What a subgraph answers for, as one document of its own: every type, field and argument, and which types are entities. */
export const printedSubgraph = (typeDefs: DocumentNode): string => `${printSchema(buildSubgraphSchema(typeDefs)).trimEnd()}\n`;
