import { MigrationExecutor, type DataSource } from 'typeorm';
import { maintainInboxPartitions } from './inbox-partitions.ts';

const lock = `hashtextextended('leadline migrations', 0)`;

/** Brings the database to the newest schema, each migration in its own transaction; several processes may call it at once. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0'); // building an index, or waiting for another process that does
    await runner.query(`SELECT pg_advisory_lock(${lock})`);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      await executor.executePendingMigrations();
      await maintainPartitions(dataSource, runner);
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(${lock})`);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    await runner.release();
  }
}

async function maintainPartitions(dataSource: DataSource, runner: ReturnType<DataSource['createQueryRunner']>): Promise<void> {
  const manager = dataSource.createEntityManager(runner);
  await manager.transaction((transaction) => maintainInboxPartitions(transaction, new Date()));
}
