import kafkajs, { type Admin, type MemberDescription } from 'kafkajs';
import { partitionLag } from './partition-lag.ts';
import type { GroupLag, TopicLag } from './lag-report.ts';

/** Asks the broker how far the groups of the services are behind. */
export async function readLag(admin: Admin, topicPrefix: string, part = ''): Promise<GroupLag[]> {
  const ids = await serviceGroups(admin, topicPrefix, part);
  if (ids.length === 0) return [];
  const { groups } = await admin.describeGroups(ids);
  const ends = endsByTopic(admin);
  const lags = await Promise.all(
    groups.map(async ({ groupId, state, members }) => ({
      group: groupId,
      state,
      members: members.length,
      topics: await topicsOf(admin, { groupId, members }, ends),
    })),
  );
  return lags.toSorted((a, b) => a.group.localeCompare(b.group));
}

/** The groups named `<prefix>.<service>.<purpose>`; what tools and releases make for a moment has other names. */
async function serviceGroups(admin: Admin, topicPrefix: string, part: string): Promise<string[]> {
  const { groups } = await admin.listGroups();
  return groups
    .map(({ groupId }) => groupId)
    .filter((id) => id.startsWith(`${topicPrefix}.`) && /^[a-z-]+\.[a-z-]+$/.test(id.slice(topicPrefix.length + 1)) && id.includes(part));
}

type Ends = (topic: string) => ReturnType<Admin['fetchTopicOffsets']>;

/** Asks for the ends of each topic once, however many groups read it. */
function endsByTopic(admin: Admin): Ends {
  const asked = new Map<string, ReturnType<Ends>>();
  return (topic) => {
    const ends = asked.get(topic) ?? admin.fetchTopicOffsets(topic);
    asked.set(topic, ends);
    return ends;
  };
}

interface Group {
  groupId: string;
  members: readonly MemberDescription[];
}

async function topicsOf(admin: Admin, { groupId, members }: Group, ends: Ends): Promise<TopicLag[]> {
  const committed = new Map((await admin.fetchOffsets({ groupId })).map(({ topic, partitions }) => [topic, partitions]));
  // The broker knows offsets only of topics with a commit: a group that is held up at its first record has none.
  const topics = new Set([...committed.keys(), ...members.flatMap(topicsAssigned)]);
  return Promise.all(
    [...topics].map(async (topic) => {
      const offsets = new Map(committed.get(topic)?.map(({ partition, offset }) => [partition, offset]));
      const lags = (await ends(topic)).map(({ partition, low, high }) => partitionLag(offsets.get(partition), { low, high }));
      return { topic, partitions: lags.length, lag: lags.reduce((sum, lag) => sum + lag, 0), worst: Math.max(0, ...lags) };
    }),
  );
}

function topicsAssigned({ memberAssignment }: MemberDescription): string[] {
  // Empty while the group is sharing out its partitions.
  return Object.keys(kafkajs.AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {});
}
