import { personalTopic } from '@leadline/contracts';
import type { KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { DataSource } from 'typeorm';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { consumerName, groupIdOf } from '../consuming/names.ts';
import { runIntake } from '../run-intake.ts';
import { PersonalIntake } from './personal-intake.ts';

/** Whose personal details a service keeps copies of. */
export interface PersonalCopyOptions {
  service: string;
  connection: KafkaConnection;
  dataSource: DataSource;
  logger: Logger;
  /** `lead`, `contact`, `account`, `user`, `opportunity`: only what the service needs. */
  recordTypes: readonly string[];
}

/** Keeps `personal_copy` up to date from the personal topic: only greater versions, erasures for ever. */
export async function startPersonalCopy(options: PersonalCopyOptions): Promise<RunningConsumer> {
  const { connection, dataSource } = options;
  const identity = { service: options.service, purpose: 'personal-copy' };
  const consumer = consumerName(identity);
  return runIntake({
    consumer,
    groupId: groupIdOf(connection, identity),
    topics: [connection.topicName(personalTopic)],
    intake: new PersonalIntake({ consumer, dataSource, recordTypes: options.recordTypes }),
    connection,
    dataSource,
    logger: options.logger.child({ consumer }),
    concurrency: 4,
  });
}
