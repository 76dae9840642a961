import { LeadContacted } from '@leadline/contracts';
import { newId, systemId } from '@leadline/domain';
import { type KafkaConnection, createKafka, createPublisher, ensureTopics, toMessage } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { testServers, testTopicPrefix } from '@leadline/testkit';
import type { Admin } from 'kafkajs';

/** Topics of a spec's own on the shared broker. */
export interface SpecBroker {
  connection: KafkaConnection;
  admin: Admin;
  topicPrefix: string;
  /** The variables that tell the command of these topics. */
  variables: Record<string, string>;
  /** Publishes so many facts, each of a lead of its own, whose ids it returns. */
  publish(count: number): Promise<string[]>;
  drop(): Promise<void>;
}

/** Makes the topics. */
export async function specBroker(partitions = 2): Promise<SpecBroker> {
  const { brokers } = testServers();
  const topicPrefix = testTopicPrefix();
  const connection = createKafka({ brokers, clientId: 'spec', topicPrefix }, createLogger({ service: 'spec', level: 'silent' }));
  const [admin, publisher] = [connection.kafka.admin(), createPublisher(connection)];
  await admin.connect();
  await ensureTopics(connection, { partitions });
  return {
    ...{ connection, admin, topicPrefix },
    variables: { LEADLINE_KAFKA_BROKERS: brokers.join(','), LEADLINE_TOPIC_PREFIX: topicPrefix, TOPIC_PARTITIONS: String(partitions) },
    async publish(count) {
      const leads = Array.from({ length: count }, () => newId());
      await publisher.publish(leads.map(fact));
      return leads;
    },
    async drop() {
      await publisher.disconnect();
      const own = (await admin.listTopics()).filter((topic) => topic.startsWith(`${topicPrefix}.`));
      await admin.deleteTopics({ topics: own });
      await admin.disconnect();
    },
  };
}

const fact = (leadId: string) =>
  toMessage(
    {
      ...{ id: newId(), type: LeadContacted.type, source: 'spec', subject: leadId, time: new Date() },
      ...{ correlationId: newId(), causationId: null, aggregateVersion: 2, actorId: systemId, actorRole: 'REP', traceparent: null },
    },
    'leads',
    LeadContacted.example,
  );
