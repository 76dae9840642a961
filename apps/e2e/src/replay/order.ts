import { personalTopic } from '@leadline/contracts';
import { type Stack, subgraphs } from '@leadline/stack';
import { Client } from 'pg';
import type { PublishedRecord } from '../kafka/published-records.ts';

const aggregateOf = ({ topic, source, subject }: PublishedRecord): string => `${topic} ${source} ${subject}`;

/** Which events lie, at their first copy, behind a later version of their aggregate; the records in the order of their offsets. */
export function publishedTooLate(records: readonly PublishedRecord[]): string[] {
  const known = new Set<string>();
  const firsts = records.filter(({ id }) => !known.has(id) && known.add(id));
  return [...Map.groupBy(firsts, aggregateOf)].flatMap(([aggregate, events]) =>
    descents(events.map(({ version }) => [version])).map((at) => `${aggregate} ${at}`),
  );
}

/** Whose newest personal record is not the last one, so that compaction would keep an older one. */
export function newestNotLast(records: readonly PublishedRecord[]): string[] {
  const people = Map.groupBy(
    records.filter(({ topic }) => topic.startsWith(`${personalTopic}.`)),
    aggregateOf,
  );
  const isLast = (copies: readonly PublishedRecord[]): boolean =>
    copies.at(-1)!.version === Math.max(...copies.map(({ version }) => version));
  return [...people].filter(([, copies]) => !isLast(copies)).map(([person]) => person);
}

/** Which events a consumer took in after a later version of their aggregate; those of one transaction count as one step. */
export async function handledTooLate(stack: Stack, records: readonly PublishedRecord[]): Promise<string[]> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const found = await Promise.all(subgraphs.map(async (service) => lateIn(await inboxOf(stack.databaseUrl(service)), byId)));
  return found.flat();
}

interface InboxRow {
  consumer: string;
  id: string;
  transaction: string;
}

function lateIn(rows: readonly InboxRow[], byId: ReadonlyMap<string, PublishedRecord>): string[] {
  const taken = rows.map((row) => ({ ...row, record: byId.get(row.id)! }));
  const lines = Map.groupBy(taken, ({ consumer, record }) => `${consumer} ${aggregateOf(record)}`);
  return [...lines].flatMap(([line, events]) => {
    const steps = Map.groupBy(events, ({ transaction }) => transaction).values();
    return descents([...steps].map((step) => step.map(({ record }) => record.version))).map((at) => `${line} ${at}`);
  });
}

/** Where a step holds a version below one of the step before. */
const descents = (steps: readonly (readonly number[])[]): string[] =>
  steps.flatMap((versions, index) => {
    const before = Math.max(...(steps[index - 1] ?? [-Infinity]));
    const lowest = Math.min(...versions);
    return lowest < before ? [`${lowest} after ${before}`] : [];
  });

async function inboxOf(databaseUrl: string): Promise<InboxRow[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const sql = 'SELECT consumer, event_id AS id, xmin::text AS transaction FROM inbox ORDER BY processed_at';
  const { rows } = await client.query<InboxRow>(sql).finally(() => client.end());
  return rows;
}
