import { Blockage } from './blockage.ts';
import { inboxMetrics } from './inbox-metrics.ts';

interface PartitionState {
  labels: { consumer: string; topic: string; partition: string };
  blockage: Blockage;
}

/** The partitions that a consumer works on, with what holds each of them up; the metrics follow. */
export class Partitions {
  private readonly consumer: string;
  private readonly states = new Map<string, PartitionState>();

  constructor(consumer: string) {
    this.consumer = consumer;
  }

  /** What holds the partition up; kept from batch to batch. */
  blockage(topic: string, partition: number): Blockage {
    return this.state(topic, partition).blockage;
  }

  /** Shows operators for how long the record at the head of the partition has been in hand. */
  showBlocked(topic: string, partition: number): void {
    const state = this.states.get(keyOf(topic, partition));
    if (state) inboxMetrics.blocked.set(state.labels, state.blockage.seconds());
  }

  /** Shows operators how many records are still to come, too. */
  show(topic: string, partition: number, lag: number): void {
    const state = this.states.get(keyOf(topic, partition));
    // Another member may have the partition by now.
    if (!state) return;
    inboxMetrics.lag.set(state.labels, lag);
    this.showBlocked(topic, partition);
  }

  /** Forgets the partitions that other members have now, so that nobody thinks them blocked here. */
  keepOnly(assignment: Readonly<Record<string, readonly number[]>>): void {
    for (const [key, { labels }] of this.states) {
      if (assignment[labels.topic]?.includes(Number(labels.partition))) continue;
      inboxMetrics.lag.remove(labels);
      inboxMetrics.blocked.remove(labels);
      this.states.delete(key);
    }
  }

  private state(topic: string, partition: number): PartitionState {
    const key = keyOf(topic, partition);
    const known = this.states.get(key);
    if (known) return known;
    const state = { labels: { consumer: this.consumer, topic, partition: String(partition) }, blockage: new Blockage() };
    this.states.set(key, state);
    return state;
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
