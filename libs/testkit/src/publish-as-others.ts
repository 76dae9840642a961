import { personalTopic, type PersonalRecord } from '@leadline/contracts';
import { type NewEvent, newId, systemId } from '@leadline/domain';
import { createKafka, createPublisher, type Envelope, toMessage } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { personalRecordType } from '@leadline/postgres';
import { testLogLevel, testServers } from './environment.ts';

/** What an event says besides its data; each part has a default. */
export interface EventContext extends Partial<Omit<Envelope, 'aggregateVersion' | 'type' | 'subject'>> {
  /** The version of the aggregate after the event; 1 when absent. */
  version?: number;
}

/** Publishes events under a topic prefix, as services do that are not under test. */
export function publishAsOthers(topicPrefix: string) {
  const logger = createLogger({ service: 'other-services', level: testLogLevel() });
  const publisher = createPublisher(createKafka({ brokers: testServers().brokers, clientId: 'other-services', topicPrefix }, logger));
  return {
    async publish(event: NewEvent, { version = 1, ...known }: EventContext = {}): Promise<{ id: string }> {
      const envelope = envelopeOf(event.type, event.subject, version, known);
      await publisher.publish([toMessage(envelope, event.topic, event.data)]);
      return { id: envelope.id };
    },
    async publishPersonal(record: PersonalRecord): Promise<void> {
      const envelope = envelopeOf(personalRecordType, record.recordId, record.version, {});
      await publisher.publish([toMessage(envelope, personalTopic, record)]);
    },
    stop: () => publisher.disconnect(),
  };
}

function envelopeOf(type: string, subject: string, aggregateVersion: number, known: Partial<Envelope>): Envelope {
  return {
    id: newId(),
    source: 'other-services',
    time: new Date(),
    correlationId: newId(),
    causationId: null,
    actorId: systemId,
    actorRole: 'SERVICE',
    traceparent: null,
    ...known,
    type,
    subject,
    aggregateVersion,
  };
}
