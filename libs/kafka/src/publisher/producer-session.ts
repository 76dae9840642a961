import kafkajs from 'kafkajs';
import type { Producer, TopicMessages } from 'kafkajs';
import type { KafkaConnection } from '../connection/create-kafka.ts';
import { type FencedClient, fencedClient } from '../connection/fenced-client.ts';

/** One idempotent producer from its first connection to its first failure; after that it can send nothing any more, not even late. */
export class ProducerSession {
  readonly #client: FencedClient;
  readonly #producer: Producer;
  #ready: Promise<void> | undefined;

  constructor(connection: KafkaConnection) {
    this.#client = fencedClient(connection);
    this.#producer = this.#client.kafka.producer({
      idempotent: true,
      // As long as it takes: it is the fence that ends a send, and fewer retries could lose the producer's sequence.
      retry: { retries: Number.MAX_SAFE_INTEGER },
      allowAutoTopicCreation: false,
      // Explicit, because the key's partition must be the same for every producer for ever: murmur2, as Java's.
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
  }

  connect(): Promise<void> {
    this.#ready ??= this.#producer.connect();
    return this.#ready;
  }

  async send(topicMessages: TopicMessages[], timeoutMs: number): Promise<void> {
    await this.connect();
    await this.#producer.sendBatch({ acks: -1, timeout: timeoutMs, topicMessages });
  }

  /** Ends without waiting: what is on the way may or may not have arrived, but nothing is sent again. */
  abandon(): void {
    this.#client.cut();
  }

  async close(): Promise<void> {
    await this.#producer.disconnect();
    this.#client.cut();
  }
}
