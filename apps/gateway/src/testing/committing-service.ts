import type { EventDefinition } from '@leadline/contracts';
import { newId, systemActor } from '@leadline/domain';
import { createKafka, createPublisher } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { startRelay } from '@leadline/outbox';
import { createDatabase, migrate, UnitOfWork } from '@leadline/postgres';
import { testDatabase, testServers } from '@leadline/testkit';

/** What the stream knows of a service: transactions that leave events in an outbox, and the relay that publishes them. */
export interface CommittingService extends AsyncDisposable {
  /** Commits one event, as its example is, about a subject. Its time is that before the transaction. */
  commit<Data>(definition: EventDefinition<Data>, subject: string): Promise<void>;
}

const service = 'live-world';

/** Starts it on a database of its own. */
export async function committingService(topicPrefix: string): Promise<CommittingService> {
  const logger = createLogger({ service, level: 'warn' });
  const database = await testDatabase('live');
  const dataSource = await createDatabase({ url: database.url, name: service, entities: [], migrations: [], logger });
  await migrate(dataSource);
  const publisher = createPublisher(createKafka({ brokers: testServers().brokers, clientId: service, topicPrefix }, logger));
  const relay = startRelay({ dataSource, publisher, logger, serviceName: service, connectionUrl: database.url });
  const unitOfWork = new UnitOfWork(dataSource, { onCommit: () => relay.wake() });
  return {
    // No aggregate is kept here whose version a fact could carry: it goes out as a process message does.
    commit: (definition, subject) =>
      unitOfWork.run(systemActor(new Date(), newId()), (tx) =>
        tx.publish({ ...definition.of(subject, definition.example), process: true }),
      ),
    async [Symbol.asyncDispose]() {
      await relay.stop();
      await publisher.disconnect();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
