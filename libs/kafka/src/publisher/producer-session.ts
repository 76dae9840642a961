import kafkajs from 'kafkajs';
import type { Producer, TopicMessages } from 'kafkajs';
import type { KafkaConnection } from '../connection/create-kafka.ts';
import { socketFence } from './socket-fence.ts';
import type { SocketFence } from './socket-fence.ts';

/** One idempotent producer from its first connection to its first failure; after that it can send nothing any more, not even late. */
export class ProducerSession {
  readonly #fence: SocketFence;
  readonly #producer: Producer;
  #ready: Promise<void> | undefined;

  constructor(connection: KafkaConnection) {
    this.#fence = socketFence(connection.settings.brokers);
    const client = connection.newClient({ brokers: this.#fence.brokers, socketFactory: this.#fence.socketFactory });
    this.#producer = client.producer({
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
    this.#fence.cut();
  }

  async close(): Promise<void> {
    await this.#producer.disconnect();
    this.#fence.seal();
  }
}
