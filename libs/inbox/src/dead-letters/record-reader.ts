import { newId } from '@leadline/domain';
import { type KafkaConnection, consumerSettings } from '@leadline/kafka';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { ConsumedRecord, Place } from '../consuming/consumed-record.ts';

interface Search {
  place: Place;
  found(record: ConsumedRecord | null): void;
}

const patienceMs = 15_000;

/** Reads single records again by their place; connects with the first, through a group of its own that ends with it. */
export class RecordReader {
  private readonly connection: KafkaConnection;
  private readonly topics: readonly string[];
  private readonly groupId: string;
  private readonly signal: AbortSignal;
  private consumer: Consumer | undefined;
  private search: Search | undefined;

  constructor(options: { connection: KafkaConnection; groupId: string; topics: readonly string[]; signal: AbortSignal }) {
    this.connection = options.connection;
    this.topics = options.topics;
    this.groupId = `${options.groupId}.again.${newId()}`;
    this.signal = options.signal;
  }

  /** The record of the place, or null when compaction or deletion has taken it away; throws when the broker does not give it in time. */
  async read(place: Place): Promise<ConsumedRecord | null> {
    if (!(await this.isHeld(place))) return null;
    const consumer = (this.consumer ??= await this.connect());
    const { promise, resolve, reject } = Promise.withResolvers<ConsumedRecord | null>();
    const giveUp = AbortSignal.any([this.signal, AbortSignal.timeout(patienceMs)]);
    giveUp.addEventListener('abort', () => reject(giveUp.reason), { once: true });
    this.search = { place, found: resolve };
    consumer.seek(place);
    consumer.resume([{ topic: place.topic, partitions: [place.partition] }]);
    return promise;
  }

  /** Leaves nothing of itself on the broker. */
  async close(): Promise<void> {
    if (!this.consumer) return;
    await this.consumer.disconnect();
    await this.withAdmin((admin) => admin.deleteGroups([this.groupId]));
  }

  // Asked for a place outside of the partition, the client would silently go to another one.
  private async isHeld({ topic, partition, offset }: Place): Promise<boolean> {
    const bounds = await this.withAdmin((admin) => admin.fetchTopicOffsets(topic));
    const bound = bounds.find((each) => each.partition === partition);
    return bound !== undefined && BigInt(offset) >= BigInt(bound.low) && BigInt(offset) < BigInt(bound.high);
  }

  private async connect(): Promise<Consumer> {
    const consumer = this.connection.kafka.consumer({ ...consumerSettings, groupId: this.groupId });
    const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.topics] });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.look(payload) });
    await joined;
    return consumer;
  }

  private async look({ batch, pause, isStale }: EachBatchPayload): Promise<void> {
    const { topic, partition } = batch;
    if (isStale()) return;
    pause();
    if (this.search?.place.topic !== topic || this.search.place.partition !== partition) return;
    const { place, found } = this.search;
    const message = batch.messages.find(({ offset }) => BigInt(offset) >= BigInt(place.offset));
    if (message) found(message.offset === place.offset ? { topic, partition, message } : null);
  }

  private async withAdmin<T>(ask: (admin: ReturnType<KafkaConnection['kafka']['admin']>) => Promise<T>): Promise<T> {
    const admin = this.connection.kafka.admin();
    await admin.connect();
    try {
      return await ask(admin);
    } finally {
      await admin.disconnect();
    }
  }
}
