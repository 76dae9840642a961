import { LeadContacted } from '@leadline/contracts';
import { type Tx, UnitOfWork } from '@leadline/postgres';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { type Handler, type IncomingEvent, consume } from '../events/handler.ts';
import { type ConsumerOptions, startConsumer } from '../events/start-consumer.ts';
import { eventually } from './eventually.ts';
import { type SpecBroker, specBroker } from './spec-broker.ts';
import { type SpecDatabase, specDatabase } from './spec-database.ts';

/** One effect, as it was committed. */
export interface Effect {
  eventId: string;
  leadId: string;
  version: number;
  actor: Record<string, unknown>;
}

/** A broker, a database and consumers between them. */
export interface Rig extends SpecBroker, Omit<SpecDatabase, 'drop'> {
  /** Starts a replica of the spec's consumer, which notes each event as an effect. */
  start(options?: Partial<ConsumerOptions>): Promise<RunningConsumer>;
  effects(): Promise<Effect[]>;
  /** The effects, once there are at least so many. */
  effectsOf(count: number): Promise<Effect[]>;
  close(): Promise<void>;
}

/** Opens everything a consumer needs. */
export async function openRig(options?: Parameters<typeof specBroker>[0]): Promise<Rig> {
  const [broker, database] = await Promise.all([specBroker(options), specDatabase()]);
  const unitOfWork = new UnitOfWork(database.database, { onCommit: () => undefined });
  const running: RunningConsumer[] = [];
  let closed = false;
  const effects = (): Promise<Effect[]> =>
    database.database.query('SELECT event_id AS "eventId", lead_id AS "leadId", version, actor FROM effect ORDER BY sequence');
  return {
    ...broker,
    ...database,
    async start(options = {}) {
      if (closed) throw new Error('the rig is closed');
      const connection = broker.connect();
      const standard = {
        service: 'spec',
        purpose: 'effects',
        connection,
        dataSource: database.database,
        unitOfWork,
        handlers: [noting()],
        logger: connection.logger,
      };
      const consumer = await startConsumer({ ...standard, ...options });
      running.push(consumer);
      await consumer.ready;
      return consumer;
    },
    effects,
    effectsOf: (count) =>
      eventually(async () => {
        const found = await effects();
        if (found.length < count) throw new Error(`${found.length} of ${count} effects are there`);
        return found;
      }),
    async close() {
      closed = true;
      database.line.heal();
      await Promise.all(running.map((consumer) => consumer.stop()));
      await Promise.all([broker.drop(), database.drop()]);
    },
  };
}

/** A handler that notes the event as an effect, after what the spec wants to happen first. */
export function noting(first: (event: IncomingEvent<unknown>, tx: Tx) => Promise<void> | void = () => undefined): Handler {
  return consume(LeadContacted, async (event, tx) => {
    await first(event, tx);
    await noteEffect(event, tx);
  });
}

async function noteEffect({ envelope }: IncomingEvent<unknown>, tx: Tx): Promise<void> {
  await tx.manager.query('INSERT INTO effect (event_id, lead_id, version, actor) VALUES ($1, $2, $3, $4)', [
    envelope.id,
    envelope.subject,
    envelope.aggregateVersion,
    JSON.stringify(tx.actor),
  ]);
}
