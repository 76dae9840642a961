import type { KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { UnitOfWork } from '@leadline/postgres';
import type { DataSource } from 'typeorm';
import { consumeBatch } from './consume-batch.ts';
import { type RunningConsumer, joinGroup } from './consumer-group.ts';
import { EventIntake } from './event-intake.ts';
import type { Handler } from './handler.ts';
import { consumerName, groupIdOf } from './names.ts';
import { Partitions } from './partitions.ts';
import { wantedBy } from './read-event.ts';

/** What a consumer is made of: one per service and purpose. */
export interface ConsumerOptions {
  service: string;
  /** Why the service listens: names the group, its inbox rows and its dead letters, for ever. */
  purpose: string;
  connection: KafkaConnection;
  dataSource: DataSource;
  unitOfWork: UnitOfWork;
  handlers: readonly Handler[];
  logger: Logger;
  /** A new group always starts with the first record. */
  fromBeginning?: true;
  /** True for consumers that reach outside (mail, webhooks): a rebuild never runs them. */
  sideEffects?: boolean;
  /** How many partitions are worked on at once; 4 when absent. */
  concurrency?: number;
}

/** Starts a consumer: each event has its effect once, in the order of its aggregate; comes back before the broker is reached. */
export async function startConsumer(options: ConsumerOptions): Promise<RunningConsumer> {
  const { connection, handlers } = options;
  const consumer = consumerName(options);
  const logger = options.logger.child({ consumer });
  const wanted = wantedBy(handlers);
  const partitions = new Partitions(consumer);
  const intake = new EventIntake({ consumer, unitOfWork: options.unitOfWork, wanted });
  return joinGroup({
    groupId: groupIdOf(connection, options),
    topics: [...new Set(handlers.map(({ definition }) => connection.topicName(definition.topic)))],
    connection,
    logger,
    concurrency: options.concurrency ?? 4,
    joined: (assignment) => partitions.keepOnly(assignment),
    consume: (payload) => consumeBatch(payload, { intake, partitions, logger }),
  });
}
