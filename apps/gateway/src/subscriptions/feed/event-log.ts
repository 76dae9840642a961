import type { Topic } from '@leadline/contracts';
import type { FeedEvent, Positions } from './feed-event.ts';

/** The latest events in the order of reading, as many as fit, for those who come back. */
export class EventLog {
  readonly #capacity: number;
  readonly #earliest: Partial<Record<Topic, number[]>> = {};
  #events: FeedEvent[] = [];
  /** Where the kept ones begin: dropping from the front of an array one by one would move all others each time. */
  #first = 0;

  /** `from`: the positions behind which nothing is missing. */
  constructor(capacity: number, from: Positions) {
    this.#capacity = capacity;
    for (const [topic, offsets] of Object.entries(from)) this.#earliest[topic as Topic] = [...offsets];
  }

  append(event: FeedEvent): void {
    this.#events.push(event);
    if (this.#events.length - this.#first > this.#capacity) this.#dropOldest();
  }

  /** The events of these topics at or behind the positions; undefined when some of them are gone, or the positions are of other topics. */
  since(positions: Positions, topics: readonly Topic[]): FeedEvent[] | undefined {
    if (!topics.every((topic) => this.#reaches(topic, positions[topic]))) return undefined;
    return this.#events.slice(this.#first).filter((event) => topics.includes(event.topic) && isBehind(event, positions));
  }

  #reaches(topic: Topic, offsets: readonly number[] | undefined): boolean {
    const earliest = this.#earliest[topic] ?? [];
    return offsets?.length === earliest.length && earliest.every((offset, partition) => offset <= offsets[partition]!);
  }

  #dropOldest(): void {
    const { topic, partition, offset } = this.#events[this.#first]!;
    this.#earliest[topic]![partition] = offset + 1;
    this.#first += 1;
    if (this.#first > this.#capacity) {
      this.#events = this.#events.slice(this.#first);
      this.#first = 0;
    }
  }
}

/** Whether an event lies at or behind the positions. */
export const isBehind = ({ topic, partition, offset }: FeedEvent, positions: Positions): boolean =>
  offset >= (positions[topic]?.[partition] ?? 0);
