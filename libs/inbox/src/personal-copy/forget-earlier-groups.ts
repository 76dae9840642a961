import { fencedClient, type KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { Kafka } from 'kafkajs';

/** The group in use, and how the names of all begin in which the service has kept copies. */
export interface GroupFamily {
  connection: KafkaConnection;
  logger: Logger;
  current: string;
  family: string;
}

/**
 * Deletes the groups in which the service kept copies of other types before: to operators they look like a consumer that is down. One that a replica
 * is in still stays until a next start. Goes on beside the caller, until it is stopped.
 */
export function forgetEarlierGroups(groups: GroupFamily): { stop(): void } {
  const { kafka, cut } = fencedClient(groups.connection);
  void forget(kafka, groups)
    .catch((error: Error) =>
      groups.logger.debug({ reason: error.name }, 'Earlier consumer groups were not deleted; the next start tries again'),
    )
    .finally(cut);
  return { stop: cut };
}

async function forget(kafka: Kafka, { current, family }: GroupFamily): Promise<void> {
  const admin = kafka.admin({ retry: { retries: 2 } });
  await admin.connect();
  try {
    const known = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
    const earlier = known.filter((groupId) => groupId !== current && (groupId === family || groupId.startsWith(`${family}-`)));
    if (earlier.length === 0) return;
    const { groups } = await admin.describeGroups(earlier);
    const left = groups.filter(({ state }) => state === 'Empty').map(({ groupId }) => groupId);
    if (left.length > 0) await admin.deleteGroups(left);
  } finally {
    await admin.disconnect();
  }
}
