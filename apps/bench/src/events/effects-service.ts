import { LeadConversionRequested } from '@leadline/contracts';
import { newId, systemActor } from '@leadline/domain';
import { consume, startConsumer } from '@leadline/inbox';
import { createKafka, createPublisher, ensureTopics, type KafkaConnection } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { startRelay } from '@leadline/outbox';
import { createDatabase, migrate, UnitOfWork } from '@leadline/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class CreateEffects1700000001000 implements MigrationInterface {
  name = 'CreateEffects1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE effect (event_id uuid PRIMARY KEY, lead_id uuid NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
  }
}

/** A service of only an outbox, an inbox and one effect, on the platform's own libraries. */
export interface EffectsService extends AsyncDisposable {
  readonly connection: KafkaConnection;
  /** Commits events to the outbox, which rests meanwhile. */
  fill(count: number): Promise<void>;
  /** Lets the relay go; returns the seconds until each event has had its effect. */
  drain(): Promise<number>;
}

const eventsPerCommit = 500;
const service = 'bench';
const logger = createLogger({ service, level: 'warn' });

/** Starts it; its consumer has its partitions when this comes back. */
export async function effectsService(url: string, brokers: string[]): Promise<EffectsService> {
  const dataSource = await createDatabase({ url, name: service, entities: [], migrations: [CreateEffects1700000001000], logger });
  await migrate(dataSource);
  const connection = createKafka({ brokers, clientId: service, topicPrefix: 'bench-events' }, logger);
  await ensureTopics(connection);
  const unitOfWork = new UnitOfWork(dataSource, { onCommit: () => undefined });
  const effect = consume(LeadConversionRequested, ({ envelope }, tx) => {
    tx.send('INSERT INTO effect (event_id, lead_id) VALUES ($1, $2)', [envelope.id, envelope.subject]);
  });
  const consumer = await startConsumer({ service, purpose: 'effects', connection, dataSource, unitOfWork, handlers: [effect], logger });
  await consumer.ready;
  const effects = async () => Number((await dataSource.query<{ count: string }[]>('SELECT count(*) FROM effect'))[0]!.count);
  let filled = 0;
  return {
    connection,
    async fill(count) {
      for (let done = 0; done < count; done += eventsPerCommit) {
        const events = Array.from({ length: Math.min(eventsPerCommit, count - done) }, () =>
          LeadConversionRequested.of(newId(), LeadConversionRequested.example),
        );
        await unitOfWork.run(systemActor(new Date(), newId()), (tx) => tx.publish(...events));
      }
      filled += count;
    },
    async drain() {
      const begun = performance.now();
      const publisher = createPublisher(connection);
      const relay = startRelay({ dataSource, publisher, logger, serviceName: service, connectionUrl: url });
      // The count is a question to the database that works: asked seldom, so that it costs nothing.
      while ((await effects()) < filled) await new Promise((resolve) => setTimeout(resolve, 50));
      const seconds = (performance.now() - begun) / 1000;
      await relay.stop();
      await publisher.disconnect();
      return seconds;
    },
    async [Symbol.asyncDispose]() {
      await consumer.stop();
      await dataSource.destroy();
    },
  };
}
