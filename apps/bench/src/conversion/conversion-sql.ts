import { randomUUID } from 'node:crypto';
import type { PostgresServer } from '@leadline/stack';
import pg from 'pg';
import type { Graph } from '../measuring/graph.ts';
import { urlOf } from '../servers/bench-servers.ts';
import { recordSql } from '../sql-log/record-sql.ts';
import type { Statement, Transaction } from '../sql-log/statement.ts';
import { transactionsOf } from '../sql-log/transactions.ts';
import { convert, newWord, qualifiedLead, untilCompleted } from './work-lead.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The transactions of one lead, as they can be run again for others. */
export interface ConversionSql {
  /** Up to QUALIFIED. */
  readonly before: Transaction[];
  /** From the request to the end. */
  readonly conversion: Transaction[];
  /** The same for a new lead: ids and company are other ones. */
  anotherLead(): (transaction: Transaction) => Transaction;
}

/** Records what the services ask their databases while one lead is converted, without what the relays ask besides. */
export async function recordConversion(postgres: PostgresServer, databases: readonly string[], graph: Graph): Promise<ConversionSql> {
  const known = await idsIn(postgres, databases);
  const word = newWord();
  let leadId = '';
  const before = await recordSql(postgres, async () => void (leadId = await qualifiedLead(graph, word)));
  const conversion = await recordSql(postgres, async () => {
    await convert(graph, leadId);
    await untilCompleted(graph, leadId);
  });
  const made = new Set([...idsOf([...before, ...conversion])].filter((id) => !known.has(id)));
  const isOfLead = ({ database, statements }: Transaction) =>
    databases.includes(database) && [...idsOf(statements)].some((id) => made.has(id));
  return {
    before: transactionsOf(before).filter(isOfLead),
    conversion: transactionsOf(conversion).filter(isOfLead),
    anotherLead: () => renamer(new Map([...[...made].map((id) => [id, randomUUID()] as const), [word, newWord()]])),
  };
}

function renamer(names: ReadonlyMap<string, string>): (transaction: Transaction) => Transaction {
  const pattern = new RegExp([...names.keys()].join('|'), 'g');
  const renamed = (param: string | null) => param && param.replaceAll(pattern, (name) => names.get(name) ?? name);
  return ({ database, statements }) => ({
    database,
    statements: statements.map((statement) => ({ ...statement, params: statement.params.map(renamed) })),
  });
}

const idsOf = (statements: readonly Statement[]): Set<string> =>
  new Set(statements.flatMap(({ params }) => params.flatMap((param) => param?.match(uuid) ?? [])));

/** Every id that is there before: people, teams, pipelines, policies. */
async function idsIn(postgres: PostgresServer, databases: readonly string[]): Promise<Set<string>> {
  const rows: string[] = [];
  for (const database of databases) rows.push(...(await rowsOf(urlOf(postgres, database))));
  return new Set(rows.flatMap((row) => row.match(uuid) ?? []));
}

async function rowsOf(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  const tables = await client.query<{ name: string }>("SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'");
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    found.push(...rows.map(({ row }) => row));
  }
  await client.end();
  return found;
}
