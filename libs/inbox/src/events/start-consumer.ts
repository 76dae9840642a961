import type { KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { UnitOfWork } from '@leadline/postgres';
import type { DataSource } from 'typeorm';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { EventIntake } from './event-intake.ts';
import type { Handler } from './handler.ts';
import { consumerName, groupIdOf } from '../consuming/names.ts';
import { runIntake } from '../run-intake.ts';
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
  /** True for a consumer whose events often come before what they need is there (a person's details): its partitions come back from a pause sooner. */
  oftenWaits?: boolean;
  /** How many partitions are worked on at once; 4 when absent. */
  concurrency?: number;
  /**
   * The most events of one transaction; 25 when absent. A consumer whose events lock what events of other keys lock too should say 1:
   * the locks of a batch come in no order, so two batches would deadlock, and PostgreSQL takes a second to notice.
   */
  eventsPerTransaction?: number;
}

/** Starts a consumer: each event has its effect once, in the order of its aggregate; comes back before the broker is reached. */
export async function startConsumer(options: ConsumerOptions): Promise<RunningConsumer> {
  const { connection, handlers, unitOfWork } = options;
  const consumer = consumerName(options);
  return runIntake({
    consumer,
    groupId: groupIdOf(connection, options),
    topics: [...new Set(handlers.map(({ definition }) => connection.topicName(definition.topic)))],
    intake: new EventIntake({ consumer, unitOfWork, wanted: wantedBy(handlers), eventsPerTransaction: options.eventsPerTransaction ?? 25 }),
    connection,
    dataSource: options.dataSource,
    logger: options.logger.child({ consumer }),
    concurrency: options.concurrency ?? 4,
    oftenWaits: options.oftenWaits ?? false,
  });
}
