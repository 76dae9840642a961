import type { DataSource } from 'typeorm';

/**
 * The statements that would bring the migrated database in line with the entities: empty when they agree.
 * What an EntitySchema cannot express (an index on an expression, a partial unique) is declared in it with `synchronize: false`.
 */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
