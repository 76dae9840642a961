import type { KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { DataSource } from 'typeorm';
import { consumeBatch } from './consuming/consume-batch.ts';
import { type RunningConsumer, joinGroup } from './consuming/consumer-group.ts';
import type { Intake } from './consuming/intake.ts';
import { Partitions } from './consuming/partitions.ts';
import { Presence } from './consuming/presence.ts';
import { releaseWaiting } from './dead-letters/release-waiting.ts';

/** An intake and where its records come from. */
export interface IntakeOptions {
  consumer: string;
  groupId: string;
  topics: readonly string[];
  intake: Intake;
  connection: KafkaConnection;
  dataSource: DataSource;
  logger: Logger;
  /** How many partitions are worked on at once. */
  concurrency: number;
  /** Whether its partitions are paused time and again. */
  oftenWaits: boolean;
}

/** Feeds an intake from its topics, and again with what operators release, until it is stopped. */
export function runIntake(options: IntakeOptions): RunningConsumer {
  const { consumer, intake, logger } = options;
  const partitions = new Partitions(consumer);
  const presence = new Presence(consumer);
  const group = joinGroup({
    ...options,
    joined: (assignment) => partitions.keepOnly(assignment),
    present: () => presence.proven(),
    consume: (payload) => consumeBatch(payload, { intake, partitions, logger }),
  });
  const releases = releaseWaiting(options);
  return {
    ready: group.ready,
    async stop() {
      await Promise.all([group.stop(), releases.stop()]);
      partitions.keepOnly({});
      presence.end();
    },
  };
}
