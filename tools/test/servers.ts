import { join } from 'node:path';
import { type OnProgress, resetStack, startKafka, startPostgres } from '@leadline/stack';
import { root } from './places.ts';

/** Servers that the integration tests of all projects share. */
export interface TestServers {
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

const folder = join(root, '.leadline', 'test');

/** Starts PostgreSQL and Kafka on free ports, empty; where both are given in the environment, uses those and leaves them running. */
export async function startServers(onProgress: OnProgress): Promise<TestServers> {
  if (process.env.TEST_DATABASE_URL && process.env.TEST_KAFKA_BROKERS) return { env: {}, stop: async () => undefined };
  await resetStack(folder);
  const starting = [startPostgres({ folder, fsync: false, onProgress }), startKafka({ folder, onProgress })] as const;
  const stop = async () => {
    // A server that never came up has nothing to stop, and has told why below.
    await Promise.allSettled(starting.map(async (server) => (await server).stop()));
    await resetStack(folder);
  };
  try {
    const [postgres, kafka] = await Promise.all(starting);
    return { env: { TEST_DATABASE_URL: postgres.url, TEST_KAFKA_BROKERS: kafka.brokers.join(',') }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
