import type { Topic } from '@leadline/contracts';
import { readData, readPlacedEnvelope } from '@leadline/kafka';
import type { KafkaMessage } from 'kafkajs';

/** Where reading stands: of each topic, the next offset of each partition. */
export type Positions = Readonly<Partial<Record<Topic, readonly number[]>>>;

/** An event as subscribers need it: who and what, and the few facts that messages repeat. */
export interface FeedEvent {
  id: string;
  type: string;
  subject: string;
  occurredAt: string;
  /** When the broker got it, in milliseconds. */
  sentAt: number;
  topic: Topic;
  partition: number;
  offset: number;
  facts: Facts;
  /** Where reading stood once this event was read. */
  after: Positions;
}

/** What messages repeat of an event's data. */
export type Facts = Readonly<Partial<Record<(typeof factNames)[number], string | number>>>;

// Events are held in memory, so of their data only this.
const factNames = ['pipelineId', 'stageId', 'previousStageId', 'taskId', 'attempt'] as const;

/** Reads a record; throws MalformedRecord when it is no event. */
export function readFeedEvent(message: KafkaMessage, place: Pick<FeedEvent, 'topic' | 'partition' | 'offset' | 'after'>): FeedEvent {
  const { id, type, subject, time } = readPlacedEnvelope(message);
  return {
    ...place,
    id,
    type,
    subject,
    occurredAt: time.toISOString(),
    sentAt: Number(message.timestamp),
    facts: factsOf(readData(message)),
  };
}

function factsOf(data: unknown): Facts {
  const facts: Partial<Record<string, string | number>> = {};
  for (const name of factNames) {
    const value = (data as Record<string, unknown> | null)?.[name];
    if (typeof value === 'string' || typeof value === 'number') facts[name] = value;
  }
  return facts;
}
