import { randomUUID } from 'node:crypto';
import { events, topics } from '@leadline/contracts';
import { Kafka, logLevel } from 'kafkajs';

/** An event as it passes. */
export interface PassingEvent {
  name: string;
  topic: string;
  subject: string;
  version: string;
  correlationId: string;
  /** When the broker took it, in milliseconds since 1970. */
  at: number;
}

/** Tells every event that is published from now on, until stopped. */
export async function tailEvents(
  brokers: string[],
  topicPrefix: string,
  onEvent: (event: PassingEvent) => void,
): Promise<() => Promise<void>> {
  const kafka = new Kafka({ brokers, clientId: 'leadline-show', logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${topicPrefix}.show.${randomUUID()}`, maxWaitTimeInMs: 50, sessionTimeout: 10_000 });
  await consumer.connect();
  await consumer.subscribe({ topics: topics.map((topic) => `${topicPrefix}.${topic}.v1`), fromBeginning: false });
  const joined = Promise.withResolvers<void>();
  consumer.on(consumer.events.GROUP_JOIN, () => joined.resolve());
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      const header = (name: string) => message.headers?.[name]?.toString() ?? '';
      onEvent({
        name: events.get(header('ce_type'))?.name ?? header('ce_type'),
        topic,
        subject: header('ce_subject'),
        version: header('ce_aggregateversion'),
        correlationId: header('ce_correlationid'),
        at: Number(message.timestamp),
      });
    },
  });
  await joined.promise;
  return () => consumer.disconnect();
}
