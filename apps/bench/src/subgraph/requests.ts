import type { PostgresServer } from '@leadline/stack';
import pg from 'pg';
import type { LeadsService } from '../lists/leads-service.ts';
import { pageQuery, pageVariables } from '../lists/page-query.ts';
import { recordSql } from '../sql-log/record-sql.ts';
import type { Statement } from '../sql-log/statement.ts';

const batchSize = 50;

/** What our service runs for a request, with the ids that stand in it. */
export type Recordings = Record<'entities' | 'list', { ids: string[]; statements: Statement[] }>;

const entitiesQuery = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Lead { id name company status source potentialValue { amount currency } } }
}`;

/** An entity batch, as the gateway sends it. */
export const askEntities = ({ graph }: LeadsService, ids: readonly string[]): Promise<unknown> =>
  graph.ask(entitiesQuery, { representations: ids.map((id) => ({ __typename: 'Lead', id })) });

/** A page of leads, always the same one. */
export const askList = ({ graph }: LeadsService): Promise<unknown> => graph.ask(pageQuery, pageVariables(0));

/** Batches of ids of leads. */
export async function batchesOf({ databaseUrl }: LeadsService, count: number): Promise<string[][]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM lead LIMIT $1', [count * batchSize]);
  await client.end();
  return Array.from({ length: count }, (_, batch) => rows.slice(batch * batchSize, (batch + 1) * batchSize).map(({ id }) => id)).filter(
    (ids) => ids.length === batchSize,
  );
}

/** Records the SQL of one request of each kind. */
export async function recordRequests(postgres: PostgresServer, service: LeadsService, ids: string[]): Promise<Recordings> {
  const database = new URL(service.databaseUrl).pathname.slice(1);
  const of = async (ask: () => Promise<unknown>) => {
    const statements = await recordSql(postgres, async () => void (await ask()));
    const reads = statements.filter((statement) => statement.database === database && / FROM "?lead"? /i.test(statement.text));
    if (reads.length === 0) throw new Error(`Nothing of the request is in the log: ${JSON.stringify(statements.map(({ text }) => text))}`);
    return reads;
  };
  return {
    entities: { ids, statements: await of(() => askEntities(service, ids)) },
    list: { ids: [], statements: await of(() => askList(service)) },
  };
}
