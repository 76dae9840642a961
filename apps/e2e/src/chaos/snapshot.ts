import { type Stack, type SubgraphName, subgraphs } from '@leadline/stack';
import { Client } from 'pg';
import type { PublishedRecord } from '../kafka/published-records.ts';
import { type Row, withoutOvertaking } from './overtaking.ts';
import { saidBy } from './published.ts';
import { type Names, namesOf } from './stable-names.ts';

/** Everything that the services hold once all is settled, as sorted lines: the same for every run of the same deals. */
export type Snapshot = Record<string, string[]>;

/** What is on its way, or says what was on its way: that it is empty is checked apart. */
const passing = new Set(['outbox', 'dead_letter', 'parked', 'migrations', 'typeorm_metadata']);

/** Reads every table of every service, with minted ids replaced by what they stand for and real times left out. */
export function snapshotOf(stack: Stack): Promise<Snapshot> {
  return withNames(stack, async (names, clients) => {
    const parts = await Promise.all(clients.map(([service, client]) => tablesOf(service, client, names)));
    return Object.assign({}, ...parts) as Snapshot;
  });
}

/** What was published, each event once, with ids replaced by what they stand for. */
export const publishedIn = (stack: Stack, records: readonly PublishedRecord[]): Promise<Snapshot> =>
  withNames(stack, async (names) => ({ 'the topics': saidBy(records, names) }));

type Clients = readonly (readonly [SubgraphName, Client])[];

async function withNames(stack: Stack, look: (names: Names, clients: Clients) => Promise<Snapshot>): Promise<Snapshot> {
  const clients = await Promise.all(
    subgraphs.map(async (service) => {
      const client = new Client({ connectionString: stack.databaseUrl(service) });
      await client.connect();
      return [service, client] as const;
    }),
  );
  try {
    return await look(await namesOf(Object.fromEntries(clients) as Record<SubgraphName, Client>), clients);
  } finally {
    await Promise.all(clients.map(([, client]) => client.end()));
  }
}

async function tablesOf(service: string, client: Client, names: Names): Promise<Snapshot> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace`,
  );
  const snapshot: Snapshot = {};
  for (const { name } of tables) {
    if (passing.has(name)) continue;
    const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${client.escapeIdentifier(name)} AS t`);
    const comparable = withoutOvertaking(
      name,
      rows.map(({ row }) => row),
    );
    snapshot[`${service}.${name}`] = comparable.map((row) => lineOf(row, names)).sort();
  }
  return snapshot;
}

// Made of the opportunity's id.
const dealCode = /OPP-[0-9A-F]{8}/g;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
// Simulated times lie in the years of the file; the others are when the run happened.
const realTime = /"20[2-9]\d-\d\d-\d\dT[^"]*"/g;

function lineOf(row: Row, names: Names): string {
  // Of each request anew, and made of ids.
  const { correlation_id: _, fingerprint: __, ...rest } = row;
  return JSON.stringify(rest)
    .replaceAll(uuid, (id) => names.get(id) ?? 'minted')
    .replaceAll(realTime, '"real time"')
    .replaceAll(dealCode, 'OPP-code');
}

const [linesPerTable, charactersPerLine] = [4, 400];

/** Where two snapshots differ: some lines of each table. */
export function differencesOf(calm: Snapshot, stormy: Snapshot): string[] {
  const tables = [...new Set([...Object.keys(calm), ...Object.keys(stormy)])];
  return tables.flatMap((table) => {
    const missing = without(calm[table] ?? [], stormy[table] ?? []).map((line) => `missing in ${table}: ${line}`);
    const tooMuch = without(stormy[table] ?? [], calm[table] ?? []).map((line) => `too much in ${table}: ${line}`);
    return [...missing.slice(0, linesPerTable), ...tooMuch.slice(0, linesPerTable)].map((line) => line.slice(0, charactersPerLine));
  });
}

/** The lines of the first that the second has not, as often as they are missing. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
