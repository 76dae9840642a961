import { setTimeout as pause } from 'node:timers/promises';
import type { ManagedProcess, Stack, SubgraphName } from '@leadline/stack';
import { eventually } from '@leadline/testkit';
import { Client } from 'pg';
import { counted } from '../replay/counted.ts';

/** How long a replica has to take the outbox over: the lock lapses after 15 s, and a server may be down at that moment. */
const withinMs = 60_000;

/**
 * While the relay of a service stands still, starts a second one, and keeps the first still until the second has sent what the first has in
 * hand: so it wakes after it has lost the lock. Fails when nobody takes over; comes back when the one that woke has done something again.
 */
export async function overtakeFrozen(stack: Stack, frozen: ManagedProcess, freezeMs: number): Promise<void> {
  const service = frozen.name as SubgraphName;
  const awake = pause(freezeMs);
  await frozen.kill('SIGSTOP');
  const replica = stack.startReplica(service);
  try {
    const waiting = (): Promise<Set<string>> => rowsOf(stack.databaseUrl(service));
    const inHand = await eventually(waiting, { withinMs });
    const message = `Nobody took the outbox of ${service} over while its relay stood still`;
    await Promise.all([replica, eventually(async () => mustBeSent(inHand, await waiting()), { withinMs, message })]);
  } finally {
    await frozen.kill('SIGCONT');
  }
  await awake;
  await eventually(() => mustHaveWoken(stack.urls[service]!), { withinMs, message: `The relay of ${service} did not wake` });
  await (await replica).stop();
}

/** The numbers of the rows that wait. */
async function rowsOf(databaseUrl: string): Promise<Set<string>> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  // The line or the server may go at any moment; what is asked then fails, and is asked again.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ sequence: string }>('SELECT sequence FROM outbox').finally(() => client.end());
  return new Set(rows.map(({ sequence }) => sequence));
}

function mustBeSent(inHand: ReadonlySet<string>, waiting: ReadonlySet<string>): void {
  const left = [...inHand].filter((sequence) => waiting.has(sequence));
  if (inHand.size === 0 || left.length > 0) throw new Error(`${left.length} of ${inHand.size} rows wait`);
}

/** It was stopped before its first send: now it has sent or has failed to. */
async function mustHaveWoken(url: string): Promise<void> {
  const tries = (await counted(url, 'outbox_published_total')) + (await counted(url, 'outbox_failures_total'));
  if (tries === 0) throw new Error('it has not sent, nor failed to');
}
