import { LeadContacted } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import kafkajs, { type PartitionMetadata } from 'kafkajs';
import { type Envelope, type EventMessage, toMessage } from '@leadline/kafka';

/** Whoever causes the events of the specs. */
export const userId = '0190c2a4-7b1e-7c3a-9f10-00000000000a';

/** A lead's fact with the given version, as another service would publish it. */
export function contacted(leadId: string, version = 1, change: Partial<Envelope> = {}): EventMessage {
  const envelope: Envelope = {
    id: newId(),
    type: LeadContacted.type,
    source: 'spec',
    subject: leadId,
    time: new Date('2026-03-01T09:00:00Z'),
    correlationId: newId(),
    causationId: null,
    aggregateVersion: version,
    actorId: userId,
    actorRole: 'REP',
    traceparent: null,
    ...change,
  };
  return toMessage(envelope, LeadContacted.topic, LeadContacted.example);
}

/** A lead whose events lie in the given partition of three. */
export function leadIn(partition: number, partitions = 3): string {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({ partitionId, leader: 1 })) as PartitionMetadata[];
  for (;;) {
    const id = newId();
    if (partitioner({ topic: '', partitionMetadata, message: { key: id, value: null } }) === partition) return id;
  }
}

const partitioner = kafkajs.Partitioners.DefaultPartitioner();

/** The id of the event in a message. */
export const idOf = (message: EventMessage): string => message.headers['ce_id'] ?? '';
