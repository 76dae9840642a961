import { readHits } from '@leadline/failpoints';
import { type Stack, subgraphs } from '@leadline/stack';
import { Client } from 'pg';
import type { PublishedRecord } from '../kafka/published-records.ts';
import { hitLog } from './torment.ts';

/** The repeats of a run, and what should have come twice and did not. */
export interface Repeats {
  /** Refused because the record was read again. */
  sameOffset: number;
  /** Refused because the event was sent again, at another offset. */
  newOffset: number;
  complaints: string[];
}

/** Looks whether every event was sent twice, and refused wherever it has had its effect: read again, and sent again. */
export async function repeatsOf(stack: Stack, folder: string, records: readonly PublishedRecord[]): Promise<Repeats> {
  const offsets = offsetsOf(records);
  const once = [...offsets].filter(([, all]) => all.size < 2).map(([id]) => id);
  const services = await Promise.all(subgraphs.map((service) => refusalsOf(stack, folder, { service, offsets })));
  const sum = (kind: 'sameOffset' | 'newOffset'): number => services.reduce((total, each) => total + each[kind], 0);
  return {
    sameOffset: sum('sameOffset'),
    newOffset: sum('newOffset'),
    complaints: [...told(once, 'events lie at one offset only'), ...services.flatMap(({ complaints }) => complaints)],
  };
}

type Offsets = ReadonlyMap<string, ReadonlySet<number>>;

function offsetsOf(records: readonly PublishedRecord[]): Offsets {
  const offsets = new Map<string, Set<number>>();
  for (const { id, offset } of records) offsets.set(id, (offsets.get(id) ?? new Set<number>()).add(offset));
  return offsets;
}

/** Where an event lies first it was taken in: refused there, it was read again; refused further on, it was sent again. Each consumer of a service has refused it both ways. */
async function refusalsOf(
  stack: Stack,
  folder: string,
  { service, offsets }: { service: (typeof subgraphs)[number]; offsets: Offsets },
): Promise<Repeats> {
  const again = new Map<string, number>();
  const anew = new Map<string, number>();
  for (const { point, detail = '' } of readHits(hitLog(folder, service))) {
    if (point !== 'inbox.repeat') continue;
    const [id = '', offset] = detail.split('@');
    const kind = Number(offset) === Math.min(...(offsets.get(id) ?? [])) ? again : anew;
    kind.set(id, (kind.get(id) ?? 0) + 1);
  }
  const taken = await takenBy(stack.databaseUrl(service));
  const fewer = (refused: ReadonlyMap<string, number>): string[] =>
    taken.filter(({ id, consumers }) => (refused.get(id) ?? 0) < consumers).map(({ id }) => id);
  const total = (refused: ReadonlyMap<string, number>): number => refused.values().reduce((sum, count) => sum + count, 0);
  return {
    sameOffset: total(again),
    newOffset: total(anew),
    complaints: [
      ...told(fewer(again), `events were not read again by every consumer of ${service}, and refused`),
      ...told(fewer(anew), `events were not refused at a new offset by every consumer of ${service}`),
    ],
  };
}

async function takenBy(databaseUrl: string): Promise<{ id: string; consumers: number }[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const sql = 'SELECT event_id AS id, count(*)::int AS consumers FROM inbox GROUP BY event_id';
  const { rows } = await client.query<{ id: string; consumers: number }>(sql).finally(() => client.end());
  return rows;
}

const told = (ids: readonly string[], what: string): string[] => (ids.length > 0 ? [`${ids.length} ${what}, such as ${ids[0]}`] : []);
