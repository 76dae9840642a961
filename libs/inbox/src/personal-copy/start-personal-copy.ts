import { personalTopic } from '@leadline/contracts';
import type { KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { DataSource } from 'typeorm';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { consumerName, groupIdOf } from '../consuming/names.ts';
import { runIntake } from '../run-intake.ts';
import { forgetEarlierGroups } from './forget-earlier-groups.ts';
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

const purpose = 'personal-copy';

/**
 * Keeps `personal_copy` up to date from the personal topic: only greater versions, erasures for ever. The group is that of the types kept: a service
 * that begins to keep another reads the topic from its beginning, because the records of that type may lie behind where it was.
 */
export async function startPersonalCopy(options: PersonalCopyOptions): Promise<RunningConsumer> {
  const { service, connection, dataSource, recordTypes } = options;
  const consumer = consumerName({ service, purpose });
  const logger = options.logger.child({ consumer });
  const groupId = groupIdOf(connection, { service, purpose: [purpose, ...[...recordTypes].sort()].join('-') });
  const intake = runIntake({
    consumer,
    groupId,
    topics: [connection.topicName(personalTopic)],
    intake: new PersonalIntake({ consumer, dataSource, recordTypes }),
    connection,
    dataSource,
    logger,
    concurrency: 4,
    oftenWaits: false,
  });
  const tidying = forgetEarlierGroups({ connection, logger, current: groupId, family: groupIdOf(connection, { service, purpose }) });
  return {
    ready: intake.ready,
    async stop() {
      tidying.stop();
      await intake.stop();
    },
  };
}
