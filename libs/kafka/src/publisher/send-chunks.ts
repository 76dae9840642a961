import type { TopicMessages } from 'kafkajs';
import type { EventMessage } from '../envelope/envelope.ts';
import { maxSendBytes } from '../topics/topic-settings.ts';

/** Cuts messages, in order, into runs that fit into one send. */
export function* sendChunks(messages: readonly EventMessage[]): Generator<EventMessage[]> {
  let chunk: EventMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value === null ? 0 : Buffer.byteLength(message.value);
    if (chunk.length > 0 && bytes + size > maxSendBytes) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(message);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/** Groups messages by topic, keeping their order within each. */
export function byTopic(messages: readonly EventMessage[], topicName: (topic: string) => string): TopicMessages[] {
  const groups = new Map<string, TopicMessages>();
  for (const { topic, key, headers, value } of messages) {
    let group = groups.get(topic);
    if (!group) groups.set(topic, (group = { topic: topicName(topic), messages: [] }));
    group.messages.push({ key, headers, value });
  }
  return [...groups.values()];
}
