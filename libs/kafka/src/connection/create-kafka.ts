import kafkajs from 'kafkajs';
import type { ISocketFactory, Kafka, KafkaConfig } from 'kafkajs';
import type { Logger } from '@leadline/observability';
import { kafkaLogLevel, logTo } from './kafka-log.ts';

/** Which brokers, as whom, and with which topic names. */
export interface KafkaSettings {
  brokers: string[];
  /** Shown in the broker's own logs and quotas: the service's name. */
  clientId: string;
  /** First word of every topic name; `leadline` when absent. Tests choose their own to share a broker. */
  topicPrefix?: string | undefined;
  /** How often a request is tried again while the broker is away; 50 times, most of a minute, when absent. */
  retries?: number;
}

/** A client for the brokers and the names of their topics. */
export interface KafkaConnection {
  readonly kafka: Kafka;
  readonly settings: KafkaSettings;
  readonly logger: Logger;
  /** The broker's name of a logical topic: `leads` → `leadline.leads.v1`. */
  topicName(topic: string): string;
  /** One more client with the same settings, for callers that bring sockets of their own. */
  newClient(overrides: Pick<KafkaConfig, 'brokers'> & { socketFactory: ISocketFactory }): Kafka;
}

/** Measured: a killed broker is back in use 4 to 5 s after it returns; with the client's defaults it takes 12 to 33 s. */
const clientSettings = {
  connectionTimeout: 1000,
  requestTimeout: 5000,
  retry: { initialRetryTime: 100, maxRetryTime: 1000, multiplier: 2, retries: 50 },
} satisfies Partial<KafkaConfig>;

/**
 * What every consumer starts from: partitions that move 10 s after a crash, and half a second at the broker while nothing comes. That is how long
 * it takes to stop at most; with a tenth of a second an idle stack took 350 ms of processor time a second, with half 275.
 */
export const consumerSettings = {
  maxWaitTimeInMs: 500,
  minBytes: 1,
  sessionTimeout: 10_000,
  heartbeatInterval: 1000,
  rebalanceTimeout: 5000,
  allowAutoTopicCreation: false,
} as const;

/** Describes the broker to talk to; nothing connects until a producer, consumer or admin does. */
export function createKafka(settings: KafkaSettings, logger: Logger): KafkaConnection {
  const prefix = settings.topicPrefix ?? 'leadline';
  const makeClient = (overrides: Pick<KafkaConfig, 'brokers' | 'socketFactory'>) =>
    new kafkajs.Kafka({
      ...clientSettings,
      retry: { ...clientSettings.retry, retries: settings.retries ?? clientSettings.retry.retries },
      clientId: settings.clientId,
      logLevel: kafkaLogLevel(logger),
      logCreator: () => logTo(logger),
      ...overrides,
    });
  return {
    kafka: makeClient({ brokers: settings.brokers }),
    settings,
    logger,
    topicName: (topic) => `${prefix}.${topic}.v1`,
    newClient: makeClient,
  };
}
