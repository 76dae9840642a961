import { inboxDaysKept } from '@leadline/postgres';
import type { Admin } from 'kafkajs';
import { CommandFailed } from '../command/command-failed.ts';
import type { Move } from './plan-replay.ts';

/** Where a group stands in a partition, and where it could be set to. */
export interface Position {
  topic: string;
  partition: number;
  /** Where it goes on; -1 when it has committed nothing, so that it begins with the first record anyway. */
  committed: bigint;
  /** The first record that is asked for. */
  target: bigint;
  /** The first record that is recent enough for the inbox to know it. */
  known: bigint;
}

interface Question {
  groupId: string;
  /** All that it reads, when not said. */
  topics?: readonly string[];
  from: 'beginning' | Date;
  now: Date;
}

const dayMs = 86_400_000;

/** Where a group stands; throws when the broker does not know it, or when it has members, because they would not notice. */
export async function readPositions(admin: Admin, { groupId, topics, from, now }: Question): Promise<Position[]> {
  await refuseUnlessStopped(admin, groupId);
  const committed = await admin.fetchOffsets({ groupId });
  const wanted = committed.filter(({ topic }) => !topics || topics.includes(topic));
  if (wanted.length === 0) throw new CommandFailed(`${groupId} reads ${committed.map(({ topic }) => topic).join(', ') || 'nothing yet'}.`);
  const horizon = now.getTime() - inboxDaysKept * dayMs;
  const read = wanted.map(async ({ topic, partitions }) => {
    const [targets, known] = [await targetsOf(admin, topic, from), offsetsOf(await admin.fetchTopicOffsetsByTimestamp(topic, horizon))];
    return partitions.map(({ partition, offset }) => {
      const [target, knownFrom] = [targets.get(partition) ?? 0n, known.get(partition) ?? 0n];
      return { topic, partition, committed: BigInt(offset), target, known: knownFrom };
    });
  });
  return (await Promise.all(read)).flat();
}

/** Sets the group to where each move leads; throws when a member has joined meanwhile. */
export async function moveBack(admin: Admin, groupId: string, moves: readonly Move[]): Promise<void> {
  for (const [topic, ofTopic] of Map.groupBy(moves, (move) => move.topic)) {
    const partitions = ofTopic.map(({ partition, to }) => ({ partition, offset: String(to) }));
    await admin.setOffsets({ groupId, topic, partitions }).catch(() => {
      throw new CommandFailed(
        `The broker refuses to move ${groupId} on ${topic}: has a member joined it? Stop its service in all replicas, then ask again.`,
      );
    });
  }
}

async function refuseUnlessStopped(admin: Admin, groupId: string): Promise<void> {
  const { groups } = await admin.describeGroups([groupId]);
  const { state, members } = groups[0] ?? { state: 'Dead', members: [] };
  if (state === 'Dead') throw new CommandFailed(`The broker knows no group ${groupId}. Its name is as leadline lag shows it.`);
  if (members.length === 0) return;
  throw new CommandFailed(
    `${members.length} members are in ${groupId}. Stop its service in all replicas first: running consumers would not notice.`,
  );
}

const targetsOf = async (admin: Admin, topic: string, from: Question['from']): Promise<Map<number, bigint>> =>
  from === 'beginning'
    ? new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, low }) => [partition, BigInt(low)]))
    : offsetsOf(await admin.fetchTopicOffsetsByTimestamp(topic, from.getTime()));

const offsetsOf = (offsets: readonly { partition: number; offset: string }[]): Map<number, bigint> =>
  new Map(offsets.map(({ partition, offset }) => [partition, BigInt(offset)]));
