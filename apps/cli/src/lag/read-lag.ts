import type { Admin } from 'kafkajs';
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
      topics: await topicsOf(admin, groupId, ends),
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

async function topicsOf(admin: Admin, groupId: string, ends: Ends): Promise<TopicLag[]> {
  const committed = await admin.fetchOffsets({ groupId });
  return Promise.all(
    committed.map(async ({ topic, partitions }) => {
      const offsets = new Map(partitions.map(({ partition, offset }) => [partition, offset]));
      const lags = (await ends(topic)).map(({ partition, low, high }) => partitionLag(offsets.get(partition), { low, high }));
      return { topic, partitions: lags.length, lag: lags.reduce((sum, lag) => sum + lag, 0), worst: Math.max(0, ...lags) };
    }),
  );
}
