import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeadChanged } from '@leadline/contracts';
import type { Viewer } from '@leadline/domain';
import { WebSocket } from 'ws';
import { type CommittingService, committingService } from './committing-service.ts';
import { aRep, type LiveWorld, liveWorld } from './live-world.ts';

/** One way to load the subscriptions of a gateway. */
interface Load {
  name: string;
  viewers: number;
  subscribers: number;
  eventsPerSecond: number;
  seconds: number;
  /** True: each subscriber follows a lead of its own; false: all changes that its viewer may see. */
  ownLead: boolean;
}

const loads: Load[] = [
  { name: 'each follows one lead', viewers: 100, subscribers: 1_000, eventsPerSecond: 200, seconds: 240, ownLead: true },
  { name: 'all see everything', viewers: 4, subscribers: 1_000, eventsPerSecond: 5, seconds: 20, ownLead: false },
];

// As a benchmark starts it to see that it runs.
const tiny = process.argv.includes('--tiny');
const intervalMs = 50;

/** What is sent in the first seconds meets a gateway that has just started; it comes, but its delay is not counted. */
const warmUpMs = tiny ? 0 : 5_000;

/** What has not come by then is told as missing. */
const longestDelayMs = 10_000;

/** When a message's event was committed, by the clock, and how long it took to come. */
interface Delay {
  committed: number;
  ms: number;
}

async function subscribe(url: string, token: string, leadId: string | null, took: (delay: Delay) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await once(socket, 'message');
  const query = 'subscription ($leadId: ID) { leadChanged(leadId: $leadId) { eventId cursor kind occurredAt lead { id status } } }';
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query, variables: { leadId } } }));
  await once(socket, 'message');
  socket.on('message', (text) => {
    const now = Date.now();
    const { occurredAt } = (JSON.parse(String(text)) as { payload: { data: { leadChanged: { occurredAt: string } } } }).payload.data
      .leadChanged;
    const committed = Date.parse(occurredAt);
    took({ committed, ms: now - committed });
  });
  return socket;
}

/** The gateway as a process of its own, so that its memory and its core are its own. */
async function startProcess(world: LiveWorld, variables: Record<string, string>) {
  const main = new URL('../main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--conditions=@leadline/source', main], { env: variables, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url) return { url, stop: () => child.kill('SIGTERM') };
  }
  throw new Error(`The gateway over ${world.subgraph.url} did not start.`);
}

async function memoryOf(url: string): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes (\S+)/m.exec(page)?.[1]) / 1_048_576);
}

const quantile = (sorted: readonly number[], share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? NaN);

async function measure(world: LiveWorld, service: CommittingService, url: string, load: Load): Promise<void> {
  const viewers: Viewer[] = Array.from({ length: load.viewers }, aRep);
  const tokens = await Promise.all(viewers.map((viewer) => world.issuer.tokenOf(viewer)));
  const leads = Array.from({ length: load.subscribers }, (_, index) => world.record(viewers[index % viewers.length]!));
  const took: Delay[] = [];
  const sockets: WebSocket[] = [];
  for (const [index, { id }] of leads.entries())
    sockets.push(await subscribe(url, tokens[index % tokens.length]!, load.ownLead ? id : null, (delay) => took.push(delay)));
  const memory = [await memoryOf(url)];
  const countedFrom = Date.now() + warmUpMs;
  const sent = await commitAtRate(
    service,
    leads.map(({ id }) => id),
    load,
    async () => {
      world.subgraph.requests.length = 0;
      memory.push(await memoryOf(url));
    },
  );
  const expected = load.ownLead ? sent : sent * (load.subscribers / load.viewers);
  for (const giveUpAt = performance.now() + longestDelayMs; took.length < expected && performance.now() < giveUpAt;)
    await sleep(intervalMs);
  const counted = took.filter(({ committed }) => committed >= countedFrom).map(({ ms }) => ms);
  const sorted = counted.sort((a, b) => a - b);
  const figures = { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), max: quantile(sorted, 0.99999) };
  console.log(JSON.stringify({ load: load.name, sent, expected, got: took.length, ...figures, memoryMb: memory }));
  sockets.forEach((socket) => socket.terminate());
}

/** Commits at an even rate, whatever becomes of it; `now` is called every ten seconds. */
async function commitAtRate(service: CommittingService, leadIds: string[], load: Load, now: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let sent = 0;
  const under: Promise<unknown>[] = [];
  for (let tick = 1; performance.now() - began < load.seconds * 1_000; tick += 1) {
    const due = Math.floor(((tick * intervalMs) / 1_000) * load.eventsPerSecond);
    for (; sent < due; sent += 1) under.push(service.commit(LeadChanged, leadIds[sent % leadIds.length]!));
    if (tick % (10_000 / intervalMs) === 0) await now();
    await sleep(Math.max(0, began + tick * intervalMs - performance.now()));
  }
  await Promise.all(under);
  return sent;
}

const world = await liveWorld();
const { url, stop } = await startProcess(world, {
  ...world.variables,
  ...{ PORT: '0', LIVE_CONNECTIONS_PER_CALLER: '1000', RATE_BURST: '100000', RATE_PER_SECOND: '100000' },
});
{
  await using service = await committingService(world.variables['TOPIC_PREFIX']!);
  for (const load of loads) await measure(world, service, url, tiny ? { ...load, subscribers: 20, seconds: 1 } : load);
}
stop();
await world.stop();
