import type { PostgresServer } from '@leadline/stack';
import pg from 'pg';
import { atOnce } from '../measuring/at-once.ts';
import { urlOf } from '../servers/bench-servers.ts';
import type { Transaction } from '../sql-log/statement.ts';
import type { ConversionSql } from './conversion-sql.ts';

/** The recorded transactions alone, through `pg`, on copies of the databases. */
export interface SqlReplay extends AsyncDisposable {
  /** Brings leads to QUALIFIED, then converts them; returns the seconds that converting took. */
  convert(leads: number, concurrency: number): Promise<number>;
}

const copyOf = (database: string): string => `${database}_alone`;

/** Opens a pool for each copy, as large as a service's. */
export async function sqlReplay(postgres: PostgresServer, sql: ConversionSql, poolSize: number): Promise<SqlReplay> {
  const names = [...new Set([...sql.before, ...sql.conversion].map(({ database }) => database))];
  const pools = new Map(names.map((name) => [name, new pg.Pool({ connectionString: urlOf(postgres, copyOf(name)), max: poolSize })]));
  const run = async (transaction: Transaction) => runOn(await pools.get(transaction.database)!.connect(), transaction);
  const runAll = async (transactions: readonly Transaction[]) => {
    for (const transaction of transactions) await run(transaction);
  };
  const conversions = async () => {
    const { rows } = await pools
      .get(leadsAmong(names))!
      .query<{ count: string }>("SELECT count(*) FROM conversion WHERE state = 'COMPLETED'");
    return Number(rows[0]!.count);
  };
  return {
    async convert(leads, concurrency) {
      const already = await conversions();
      const each = Array.from({ length: leads }, () => sql.anotherLead());
      await atOnce(concurrency, leads, (index) => runAll(sql.before.map(each[index]!)));
      const seconds = await atOnce(concurrency, leads, (index) => runAll(sql.conversion.map(each[index]!)));
      const done = (await conversions()) - already;
      if (done !== leads) throw new Error(`The SQL alone converted ${done} of ${leads} leads: what was recorded is not the whole.`);
      return seconds;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

/** Copies databases; nobody may be connected to them. */
export async function copyDatabases(postgres: PostgresServer, databases: readonly string[]): Promise<void> {
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  for (const name of databases) await admin.query(`CREATE DATABASE "${copyOf(name)}" TEMPLATE "${name}"`);
  await admin.end();
}

const leadsAmong = (databases: readonly string[]): string => databases.find((name) => name.endsWith('leads'))!;

async function runOn(client: pg.PoolClient, { statements }: Transaction): Promise<void> {
  try {
    await client.query('START TRANSACTION');
    for (const { name, text, params } of statements) await client.query({ ...(name !== undefined && { name }), text, values: params });
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
