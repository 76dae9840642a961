import type { Kafka } from 'kafkajs';
import type { KafkaConnection } from './create-kafka.ts';
import { socketFence } from './socket-fence.ts';

/** A client of its own, whose life has an end. */
export interface FencedClient {
  kafka: Kafka;
  /** Ends it: after it was told to disconnect, or instead. A late retry cannot arrive, and no connection is left behind. */
  cut(): void;
}

/** Makes one: for whatever connects again by itself after trouble, and for what must leave nothing open when it stops. */
export function fencedClient(connection: KafkaConnection): FencedClient {
  const { cut, ...fence } = socketFence(connection.settings.brokers);
  return { kafka: connection.newClient(fence), cut };
}
