import { setTimeout as pause } from 'node:timers/promises';
import { readHits } from '@leadline/failpoints';
import { type ApplicationName, applications } from '@leadline/stack';
import { eventually } from '@leadline/testkit';
import { publishedRecords } from '../kafka/published-records.ts';
import { doubleChanges, looseEnds } from '../replay/loose-ends.ts';
import { handledTooLate, newestNotLast, publishedTooLate } from '../replay/order.ts';
import { type ReplayReport, runReplay } from '../replay/run-replay.ts';
import type { Deals } from './choose-deals.ts';
import { type Repeats, repeatsOf } from './repeats.ts';
import { overtakenEvents } from './reordering.ts';
import type { Schedule } from './schedule.ts';
import { type Snapshot, differencesOf, publishedIn, snapshotOf } from './snapshot.ts';
import { type Scene, disturb, failpointVariables, hitLog, torment } from './torment.ts';
import type { Run, World } from './world.ts';

const settleMs = 45_000;
/** How long the last effects have to come by a failpoint that is still armed when every deal is through. */
const lastChanceMs = 3000;

/** What is replayed, and how it ended when nothing was wrong. */
export interface Rehearsal {
  deals: Deals;
  snapshot: Snapshot;
  /** Of the topics. */
  published: Snapshot;
  /** Events that were overtaken by younger ones of other partitions, as some are at any time. */
  overtaken: number;
}

/** What is wrong after a storm; nothing, when all is well. */
export type Complaints = string[];

/** Replays the deals undisturbed: what every storm is compared with. */
export async function rehearse(world: World, deals: Deals, name = 'calm'): Promise<Rehearsal> {
  const run = await world.startRun(name);
  try {
    const report = await replayed(run, deals);
    if (!report.same) throw new Error(`The undisturbed replay differs from the file: ${JSON.stringify(report)}`);
    await eventually(async () => mustBeNothing(await looseEnds(run.stack)), { withinMs: settleMs });
    return {
      deals,
      snapshot: await snapshotOf(run.stack),
      published: await publishedIn(run.stack, await publishedRecords(run.stack)),
      overtaken: await overtakenEvents(run.stack),
    };
  } finally {
    await run.end();
  }
}

function mustBeNothing(numbers: Record<string, number>): void {
  if (Object.keys(numbers).length > 0) throw new Error(`left undone: ${JSON.stringify(numbers)}`);
}

async function replayed({ stack }: Run, { founders, all }: Deals): Promise<ReplayReport> {
  await runReplay(stack, { folder: founders, concurrency: 4 });
  // Those once more, which must change nothing, and the rest.
  return runReplay(stack, { folder: all, concurrency: 4 });
}

// Names of databases and topics, which are gone with the run but not with it at once.
let storms = 0;

/** Replays the deals while everything happens that the schedule says, and tells what is wrong afterwards. */
export async function weather(world: World, schedule: Schedule, rehearsal: Rehearsal, say: (text: string) => void): Promise<Complaints> {
  const run = await world.startRun(`storm-${(storms += 1)}`, (application, folder) => failpointVariables(folder, application));
  let complaints: Complaints = ['it did not come to an end'];
  try {
    complaints = await judged({ ...world, run, say }, schedule, rehearsal);
    return complaints;
  } finally {
    await run.end({ keepLogs: complaints.length > 0 });
  }
}

async function judged(place: Omit<Scene, 'over' | 'missed'>, schedule: Schedule, rehearsal: Rehearsal): Promise<Complaints> {
  const { run, say } = place;
  const missed: string[] = [];
  const report = await replayInStorm({ ...place, missed }, schedule, rehearsal.deals).catch((error: Error) => error);
  if (report instanceof Error) return [`the replay or a fault gave up: ${report.message}`];
  return [
    ...(report.same ? [] : [`totals: the file says ${JSON.stringify(report.expected)}, the graph ${JSON.stringify(report.actual)}`]),
    ...(await unsettled(run, rehearsal.snapshot)),
    ...missed.map((fault) => `the replay was over too soon: ${fault}. More rows?`),
    ...unhit(run, schedule),
    ...(await uneventful(run, rehearsal, say)),
  ];
}

/** The replay, the faults beside it; both are over when it returns, and everything runs. */
async function replayInStorm(place: Omit<Scene, 'over'>, schedule: Schedule, deals: Deals): Promise<ReplayReport> {
  const ending = new AbortController();
  const scene = { ...place, over: ending.signal };
  const { services, others } = schedule;
  const faults = [
    ...Object.entries(services).map(([service, list]) => torment(scene, service as ApplicationName, list)),
    ...others.map((list) => disturb(scene, list)),
  ];
  const storm = Promise.all(faults);
  try {
    // A fault that cannot be made good for ends the run, not the replay's patience.
    const report = await Promise.race([replayed(scene.run, deals), storm.then(() => new Promise<never>(() => undefined))]);
    scene.say('every deal is through');
    await Promise.race([storm, pause(lastChanceMs)]);
    return report;
  } finally {
    ending.abort();
    // When one gave up, the others still start what they have killed: only then can all of it be stopped.
    await Promise.allSettled(faults);
    await storm;
    Object.values(scene.lines).forEach((line) => line.mend());
  }
}

/** What is left undone, or differs from the calm run, once there was time enough. */
async function unsettled({ stack }: Run, calm: Snapshot): Promise<Complaints> {
  return lasting(async () => [
    ...toldOf(await looseEnds(stack), 'is not nought'),
    ...toldOf(await doubleChanges(stack), 'changes were made twice'),
    ...differencesOf(calm, await snapshotOf(stack)),
  ]);
}

/** Looks until there is nothing to complain about, or there was time enough. */
async function lasting(look: () => Promise<Complaints>): Promise<Complaints> {
  const deadline = Date.now() + settleMs;
  let complaints = await look();
  while (complaints.length > 0 && Date.now() < deadline) {
    await pause(500);
    complaints = await look();
  }
  return complaints;
}

const toldOf = (numbers: Record<string, number>, what: string): Complaints =>
  Object.entries(numbers).map(([name, value]) => `${name} ${what}: ${value}`);

function unhit({ folder }: Run, { points }: Schedule): Complaints {
  const hits = applications.flatMap((service) => readHits(hitLog(folder, service)));
  const killed = new Set(hits.filter(({ does }) => does === 'kill').map(({ point }) => point));
  return [
    ...points.filter((point) => !killed.has(point)).map((point) => `${point} was never hit: more rows?`),
    ...(hits.some(({ does }) => does === 'freeze') ? [] : ['no relay stood still for longer than its lock lasts: more rows?']),
  ];
}

/** What should have happened to the events and did not, or differs from what was published in the calm run. */
async function uneventful({ stack, folder }: Run, calm: Rehearsal, say: Scene['say']): Promise<Complaints> {
  const records = await publishedRecords(stack);
  const look = (): Promise<Repeats> => repeatsOf(stack, folder, records);
  // The last copies may still be on their way in.
  const notDoubled = await lasting(async () => (await look()).complaints);
  const { sameOffset, newOffset } = await look();
  const overtaken = await overtakenEvents(stack);
  say(
    `refused repeats: ${sameOffset} of the same offset, ${newOffset} at new offsets; ${overtaken} events were overtaken by younger ones (${calm.overtaken} undisturbed)`,
  );
  return [
    ...differencesOf(calm.published, await publishedIn(stack, records)),
    ...publishedTooLate(records).map((event) => `published behind a later event of its aggregate: ${event}`),
    ...(await handledTooLate(stack, records)).map((event) => `taken in behind a later event of its aggregate: ${event}`),
    ...newestNotLast(records).map((person) => `an older record lies behind the newest: ${person}`),
    ...notDoubled,
    // Some are at any time; with one partition, or one consumer for all, none would be.
    ...(overtaken === 0 ? ['no event was overtaken by one of another partition'] : []),
  ];
}
