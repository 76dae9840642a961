import type { DataSource } from 'typeorm';
import { inTurn } from './in-turn.ts';

/**
 * The statements that would bring the migrated database in line with the entities: empty when they agree.
 * What an EntitySchema cannot express (an index on an expression, a partial unique) is declared in it with `synchronize: false`.
 */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  // TypeORM reads the tables with many statements at once on one connection, which the driver is about to refuse.
  const createQueryRunner = () => inTurn(dataSource.createQueryRunner());
  const reading = Object.create(dataSource, { createQueryRunner: { value: createQueryRunner } }) as DataSource;
  const driver = Object.create(dataSource.driver, { dataSource: { value: reading } }) as DataSource['driver'];
  const { upQueries } = await driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
