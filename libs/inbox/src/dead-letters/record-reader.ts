import { newId } from '@leadline/domain';
import { type KafkaConnection, consumerSettings } from '@leadline/kafka';
import type { Admin, Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { ConsumedRecord, Place } from '../consuming/consumed-record.ts';

/** A run of a partition's records; what its span does not hold, the partition does not hold either. */
interface Run {
  topic: string;
  partition: number;
  messages: readonly KafkaMessage[];
}

interface Search {
  place: Place;
  found(run: Run): void;
}

const patienceMs = 15_000;

/** Reads single records again by their place; connects with the first, through a group of its own that ends with it. */
export class RecordReader {
  private readonly options: { connection: KafkaConnection; groupId: string; topics: readonly string[]; signal: AbortSignal };
  private readonly groupId: string;
  private readonly admin: Admin;
  private consumer: Consumer | undefined;
  private search: Search | undefined;
  private lately: Run | undefined;

  constructor(options: { connection: KafkaConnection; groupId: string; topics: readonly string[]; signal: AbortSignal }) {
    this.options = options;
    this.groupId = `${options.groupId}.again.${newId()}`;
    this.admin = options.connection.kafka.admin();
  }

  /** The record of the place, or null when compaction or deletion has taken it away; throws when the broker does not give it in time. */
  async read(place: Place): Promise<ConsumedRecord | null> {
    // What parked behind a record usually came soon after it, so it came with it.
    if (!this.lately || !spans(this.lately, place)) {
      this.consumer ??= await this.connect();
      if (!(await this.isHeld(place))) return null;
      this.lately = await this.fetch(this.consumer, place);
    }
    const { topic, partition, messages } = this.lately;
    const message = messages.find(({ offset }) => offset === place.offset);
    return message ? { topic, partition, message } : null;
  }

  /** Leaves nothing of itself on the broker. */
  async close(): Promise<void> {
    if (!this.consumer) return;
    await this.consumer.disconnect();
    await this.admin.deleteGroups([this.groupId]);
    await this.admin.disconnect();
  }

  private async connect(): Promise<Consumer> {
    const { connection, topics } = this.options;
    await this.admin.connect();
    const consumer = connection.kafka.consumer({ ...consumerSettings, maxWaitTimeInMs: 10, groupId: this.groupId });
    const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics] });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.look(payload) });
    await joined;
    return consumer;
  }

  // Asked for a place outside of the partition, the client would silently go to another one.
  private async isHeld({ topic, partition, offset }: Place): Promise<boolean> {
    const bounds = await this.admin.fetchTopicOffsets(topic);
    const bound = bounds.find((each) => each.partition === partition);
    return bound !== undefined && BigInt(offset) >= BigInt(bound.low) && BigInt(offset) < BigInt(bound.high);
  }

  private fetch(consumer: Consumer, place: Place): Promise<Run> {
    const { promise, resolve, reject } = Promise.withResolvers<Run>();
    const giveUp = AbortSignal.any([this.options.signal, AbortSignal.timeout(patienceMs)]);
    giveUp.addEventListener('abort', () => reject(giveUp.reason as Error), { once: true });
    this.search = { place, found: resolve };
    consumer.seek(place);
    consumer.resume([{ topic: place.topic, partitions: [place.partition] }]);
    return promise;
  }

  private async look({ batch, pause, isStale }: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = batch;
    if (isStale()) return;
    pause();
    const run = { topic, partition, messages };
    if (this.search && reaches(run, this.search.place)) this.search.found(run);
  }
}

function reaches({ topic, partition, messages }: Run, place: Place): boolean {
  const last = messages.at(-1);
  return place.topic === topic && place.partition === partition && last !== undefined && BigInt(last.offset) >= BigInt(place.offset);
}

const spans = (run: Run, place: Place): boolean => reaches(run, place) && BigInt(run.messages[0]!.offset) <= BigInt(place.offset);
