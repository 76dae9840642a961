import { type Stack, type SubgraphName, subgraphs } from '@leadline/stack';
import { Client } from 'pg';
import { type Names, namesOf } from './stable-names.ts';

/** Everything that the services hold once all is settled, as sorted lines: the same for every run of the same deals. */
export type Snapshot = Record<string, string[]>;

/** What is on its way, or says what was on its way: that it is empty is checked apart. */
const passing = new Set(['outbox', 'dead_letter', 'parked', 'migrations', 'typeorm_metadata']);

/** Reads every table of every service, with minted ids replaced by what they stand for and real times left out. */
export async function snapshotOf(stack: Stack): Promise<Snapshot> {
  const clients = await Promise.all(
    subgraphs.map(async (service) => {
      const client = new Client({ connectionString: stack.databaseUrl(service) });
      await client.connect();
      return [service, client] as const;
    }),
  );
  try {
    const names = await namesOf(Object.fromEntries(clients) as Record<SubgraphName, Client>);
    const parts = await Promise.all(clients.map(([service, client]) => tablesOf(service, client, names)));
    return Object.assign({}, ...parts) as Snapshot;
  } finally {
    await Promise.all(clients.map(([, client]) => client.end()));
  }
}

async function tablesOf(service: string, client: Client, names: Names): Promise<Snapshot> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND NOT relispartition AND relnamespace = 'public'::regnamespace`,
  );
  const snapshot: Snapshot = {};
  for (const { name } of tables) {
    if (passing.has(name)) continue;
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${client.escapeIdentifier(name)} AS t`,
    );
    snapshot[`${service}.${name}`] = rows.map(({ row }) => lineOf(row, names)).sort();
  }
  return snapshot;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
// Simulated times lie in the years of the file; the others are when the run happened.
const realTime = /"20[2-9]\d-\d\d-\d\dT[^"]*"/g;

function lineOf(row: Record<string, unknown>, names: Names): string {
  // Of each request anew.
  const { correlation_id: _, ...rest } = row;
  return JSON.stringify(rest)
    .replaceAll(uuid, (id) => names.get(id) ?? 'minted')
    .replaceAll(realTime, '"real time"');
}

/** Where two snapshots differ, at most so many lines. */
export function differencesOf(calm: Snapshot, stormy: Snapshot, most = 20): string[] {
  const tables = [...new Set([...Object.keys(calm), ...Object.keys(stormy)])];
  return tables
    .flatMap((table) => [
      ...without(calm[table] ?? [], stormy[table] ?? []).map((line) => `missing in ${table}: ${line}`),
      ...without(stormy[table] ?? [], calm[table] ?? []).map((line) => `too much in ${table}: ${line}`),
    ])
    .slice(0, most);
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
