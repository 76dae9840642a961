import { setTimeout as sleep } from 'node:timers/promises';
import { failpoint } from '@leadline/failpoints';
import { type KafkaConnection, consumerSettings } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { OffsetCommits } from './offset-commits.ts';

/** A member of a consumer group, and what it does with what it is given. */
export interface Membership {
  groupId: string;
  topics: readonly string[];
  connection: KafkaConnection;
  logger: Logger;
  /** How many partitions are worked on at once. */
  concurrency: number;
  /** Whether its partitions are paused time and again. */
  oftenWaits: boolean;
  joined(assignment: Readonly<Record<string, readonly number[]>>): void;
  /** The broker has answered a heartbeat: the group has this member. */
  present(): void;
  consume(payload: EachBatchPayload): Promise<void>;
}

/** A consumer that runs until it is stopped. */
export interface RunningConsumer {
  /** Resolves when the group has taken this member in for the first time. */
  ready: Promise<void>;
  /** Finishes the batches in hand, commits their offsets, leaves the group. */
  stop(): Promise<void>;
}

const betweenSessionsMs = 500;

// A client that has lost its broker would try for most of a minute to say goodbye.
const farewellMs = 3000;

/** Joins a group and stays in it: when the client gives up (a broker long away, an error of its own), a new one takes its place. */
export function joinGroup(membership: Membership): RunningConsumer {
  const ready = Promise.withResolvers<void>();
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  const watched: Membership = {
    ...membership,
    joined(assignment) {
      failpoint('group.joined');
      membership.joined(assignment);
      ready.resolve();
    },
    async consume(payload) {
      if (stopping.signal.aborted) return;
      const batch = membership.consume(payload);
      const done = batch.catch(() => undefined).finally(() => inHand.delete(done));
      inHand.add(done);
      await batch;
    },
  };
  const life = live(watched, stopping.signal, inHand);
  return {
    ready: ready.promise,
    async stop() {
      stopping.abort();
      await life;
    },
  };
}

async function live(membership: Membership, stopping: AbortSignal, inHand: ReadonlySet<Promise<void>>): Promise<void> {
  const stopped = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve(), { once: true }));
  while (!stopping.aborted) {
    const consumer = clientOf(membership);
    const commits = new OffsetCommits();
    const crash = crashOf(consumer);
    const started = start(consumer, committing(membership, commits), stopping);
    const reason = await Promise.race([started.then(() => crash, nameOf), stopped]);
    await leave(consumer, { started, inHand, commits });
    if (stopping.aborted) return;
    membership.logger.warn({ groupId: membership.groupId, reason }, 'The consumer fell out of its group and joins again');
    await sleep(betweenSessionsMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** What a member holds when it leaves. */
interface Holding {
  started: Promise<void>;
  inHand: ReadonlySet<Promise<void>>;
  commits: OffsetCommits;
}

/** Finishes the batches in hand however long they take; commits and leaves if the broker is there to hear it. */
async function leave(consumer: Consumer, { started, inHand, commits }: Holding): Promise<void> {
  failpoint('group.leaving');
  const finished = Promise.all(inHand);
  // A client told to disconnect while it connects goes on connecting, and would join the group after all.
  const left = Promise.allSettled([started, finished])
    .then(() => commits.end())
    .then(() => consumer.disconnect())
    .catch(() => undefined);
  const unheard = finished.then(() => sleep(farewellMs, undefined, { ref: false }));
  await Promise.race([left, unheard]);
}

function committing(membership: Membership, commits: OffsetCommits): Membership {
  return {
    ...membership,
    async consume(payload) {
      try {
        await membership.consume(payload);
        commits.resolved(payload);
      } catch (error) {
        // The client joins again now: what it may still commit, it commits as the member that it was.
        commits.resolved(payload);
        await commits.commit();
        throw error;
      }
    },
  };
}

/** The fetch under way is without a paused partition, which comes back with the next. */
const quickReturn = { maxWaitTimeInMs: 100 };

function clientOf({ connection, groupId, oftenWaits }: Membership): Consumer {
  return connection.kafka.consumer({
    ...consumerSettings,
    ...(oftenWaits && quickReturn),
    groupId,
    // Restarting is done here, because the client would only do so for errors that it holds to be passing.
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 1000, multiplier: 2, restartOnFailure: async () => false },
  });
}

/** Resolves with the name of what ends the client's life. */
const crashOf = (consumer: Consumer): Promise<string> =>
  new Promise((resolve) => consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error.name)));

/** Joins the group, unless it is to stop by then. */
async function start(consumer: Consumer, membership: Membership, stopping: AbortSignal): Promise<void> {
  const { topics, joined, present, consume, concurrency } = membership;
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => joined(payload.memberAssignment));
  consumer.on(consumer.events.HEARTBEAT, () => present());
  await consumer.connect();
  if (stopping.aborted) return;
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  const own = { autoCommit: false, eachBatchAutoResolve: false };
  await consumer.run({ ...own, partitionsConsumedConcurrently: concurrency, eachBatch: consume });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
