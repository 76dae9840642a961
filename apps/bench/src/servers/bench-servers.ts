import { join } from 'node:path';
import { type KafkaServer, type PostgresServer, resetStack, startKafka, startPostgres } from '@leadline/stack';
import pg from 'pg';
import type { Conditions } from '../benchmark.ts';

/** A PostgreSQL and a Kafka of a benchmark's own. */
export interface BenchServers extends AsyncDisposable {
  postgres: PostgresServer;
  kafka: KafkaServer;
  /** Creates an empty database and returns its address. */
  database(name: string): Promise<string>;
}

/** Starts both empty, fsync on. */
export async function benchServers({ folder, say }: Conditions): Promise<BenchServers> {
  const place = join(folder, 'servers');
  await resetStack(place);
  say('starting PostgreSQL and Kafka');
  const [postgres, kafka] = await Promise.all([startPostgres({ folder: place, fsync: true }), startKafka({ folder: place })]);
  return {
    postgres,
    kafka,
    async database(name) {
      const client = new pg.Client(postgres.url);
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
      return urlOf(postgres, name);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([postgres.stop(), kafka.stop()]);
      await resetStack(place);
    },
  };
}

/** The address of a database on a server. */
export function urlOf({ url }: Pick<PostgresServer, 'url'>, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
