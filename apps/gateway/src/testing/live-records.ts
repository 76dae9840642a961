import type { IncomingHttpHeaders } from 'node:http';
import { GraphQLError } from 'graphql';
import { type TinySubgraph, tinySubgraph } from './tiny-subgraph.ts';

/** A record of which only its owner and administrators know. */
export interface TinyRecord {
  id: string;
  ownerId: string;
  status?: string;
  conversion?: { state: string; attempt: number };
  pipeline?: { id: string };
}

/** The records of the subgraph under test, by id. */
export type TinyRecords = Map<string, TinyRecord>;

interface Claims {
  sub: string;
  roles: string[];
}

const sdl = `
  scalar DateTime
  type Query {
    lead(id: ID!): Lead opportunity(id: ID!): Opportunity project(id: ID!): Project pipeline(id: ID!): Pipeline
    pipelineByStage(filter: OpportunityFilter): [StageSummary!]
  }
  input OpportunityFilter { pipelineId: ID }
  type Lead @key(fields: "id") { id: ID! status(upper: Boolean): String conversion: Conversion broken: String }
  type Conversion { state: String! attempt: Int! }
  type Opportunity @key(fields: "id") { id: ID! status: String pipeline: Pipeline! }
  type Project @key(fields: "id") { id: ID! status: String }
  type Pipeline { id: ID! summary(filter: OpportunityFilter): StageSummary }
  type StageSummary { count: Int! }
`;

// With AUTH=off there is nobody, who sees nothing of anybody's.
const claimsOf = ({ authorization }: IncomingHttpHeaders): Claims =>
  authorization === undefined
    ? { sub: '', roles: [] }
    : (JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as Claims);

/** A subgraph that shows records as those of Leadline do: to whom may see them, and null to others. */
export function startRecords(records: TinyRecords): Promise<TinySubgraph> {
  const visible = (_: unknown, { id }: { id: string }, headers: IncomingHttpHeaders): TinyRecord | null => {
    const { sub, roles } = claimsOf(headers);
    // As a subgraph refuses those whose role has no scope for the field.
    if (roles.includes('DELIVERY')) throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN', rule: 'ScopeMissing' } });
    const record = records.get(id);
    return record && (record.ownerId === sub || roles.includes('ADMIN')) ? record : null;
  };
  return tinySubgraph('records', sdl, {
    Query: {
      lead: visible,
      opportunity: visible,
      project: visible,
      pipeline: (_: unknown, { id }: { id: string }) => ({ id }),
      pipelineByStage: () => [{ count: records.size }],
    },
    Lead: {
      status: ({ status }: TinyRecord, { upper }: { upper?: boolean }) => (upper ? status?.toUpperCase() : status),
      broken() {
        throw new GraphQLError('It is broken.', { extensions: { code: 'BROKEN' } });
      },
    },
  });
}
