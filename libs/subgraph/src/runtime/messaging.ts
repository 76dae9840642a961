import { setTimeout as pause } from 'node:timers/promises';
import { type RunningConsumer, startConsumer, startPersonalCopy } from '@leadline/inbox';
import { createKafka, createPublisher, ensureTopics, type KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import { startRelay } from '@leadline/outbox';
import type { UnitOfWork } from '@leadline/postgres';
import type { DataSource } from 'typeorm';
import type { ServiceEnvironment } from '../environment.ts';
import type { ConsumerDefinition } from '../service-definition.ts';
import { retrying } from './retrying.ts';
import { runningParts } from './running-parts.ts';

/** What the service's end of the event stream needs. */
export interface MessagingOptions {
  name: string;
  environment: ServiceEnvironment;
  dataSource: DataSource;
  unitOfWork: UnitOfWork;
  consumers: ConsumerDefinition[];
  personalCopies: string[];
  logger: Logger;
  onRunning(): void;
}

/** Relay and consumers of a service, which come up by themselves as soon as Kafka is there. */
export interface Messaging {
  /** Tells the relay that something was committed. */
  wake(): void;
  /** Resolves when every consumer has its partitions. */
  running: Promise<void>;
  /** Lets every batch in hand finish first. */
  stop(): Promise<void>;
}

const startingMayTakeMs = 2_000;

/** Starts relay and consumers in the background; without Kafka it goes on trying, and events wait in the outbox. */
export function startMessaging(options: MessagingOptions): Messaging {
  const { logger, environment, name } = options;
  const abort = new AbortController();
  const parts = runningParts(logger);
  let wake = (): void => undefined;

  const start = async (): Promise<void> => {
    const { brokers, topicPrefix, partitions, replication } = environment.kafka;
    const connection = createKafka({ brokers, clientId: name, topicPrefix }, logger);
    await retrying(() => ensureTopics(connection, { partitions, replication }), {
      what: 'Creating the topics',
      logger,
      signal: abort.signal,
    });
    wake = startPublishing(options, connection, parts);
    const consumers = await startConsumers(options, connection, abort.signal);
    for (const consumer of consumers) parts.add(() => consumer.stop());
    await orAborted(Promise.all(consumers.map((consumer) => consumer.ready)), abort.signal);
    options.onRunning();
  };

  const running = start();
  // Whoever waits for `running` sees the failure; without a waiter it must not end the process.
  running.catch(
    (error: unknown) => abort.signal.aborted || logger.error({ reason: (error as Error).message }, 'Messaging could not start'),
  );
  return {
    wake: () => wake(),
    running,
    async stop() {
      abort.abort(new Error('The service stops.'));
      // A client that is trying to reach a broker cannot be called off; what it still starts is stopped as it comes.
      await Promise.race([running.catch(() => undefined), pause(startingMayTakeMs, undefined, { ref: false })]);
      await parts.stop();
    },
  };
}

function startPublishing(options: MessagingOptions, connection: KafkaConnection, parts: ReturnType<typeof runningParts>): () => void {
  const { dataSource, logger, name: serviceName, environment } = options;
  const publisher = createPublisher(connection);
  parts.add(() => publisher.disconnect());
  const relay = startRelay({ dataSource, publisher, logger, serviceName, connectionUrl: environment.database.url });
  parts.add(() => relay.stop());
  return () => relay.wake();
}

function startConsumers(options: MessagingOptions, connection: KafkaConnection, signal: AbortSignal): Promise<RunningConsumer[]> {
  const { name: service, dataSource, unitOfWork, logger, personalCopies } = options;
  const starts = options.consumers.map(
    (consumer) => () => startConsumer({ service, connection, dataSource, unitOfWork, logger, ...consumer }),
  );
  if (personalCopies.length > 0)
    starts.push(() => startPersonalCopy({ service, connection, dataSource, logger, recordTypes: personalCopies }));
  return Promise.all(starts.map((start) => retrying(start, { what: 'Starting a consumer', logger, signal })));
}

function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}
