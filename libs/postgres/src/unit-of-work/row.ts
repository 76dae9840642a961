import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';

/** Inserts the state as a row; false when the id is taken. */
export async function insertRow<S extends Versioned>(manager: EntityManager, aggregate: Aggregate<S>, state: S): Promise<boolean> {
  const metadata = manager.dataSource.getMetadata(aggregate.entity);
  const { columns, values } = written(manager, metadata, state);
  const placeholders = values.map((_, index) => `$${index + 1}`);
  const inserted: unknown[] = await manager.query(
    `INSERT INTO ${manager.dataSource.driver.escape(metadata.tableName)} (${columns.join(', ')}) VALUES (${placeholders.join(', ')})
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    values,
  );
  return inserted.length === 1;
}

/** Writes these fields of the state to its row; false when the row is no longer at the version given. */
export async function updateRow<S extends Versioned>(
  manager: EntityManager,
  aggregate: Aggregate<S>,
  change: { id: string; version: number; fields: Partial<S> },
): Promise<boolean> {
  const metadata = manager.dataSource.getMetadata(aggregate.entity);
  const { columns, values } = written(manager, metadata, change.fields);
  const assignments = columns.map((column, index) => `${column} = $${index + 3}`);
  const [, count]: [unknown, number] = await manager.query(
    `UPDATE ${manager.dataSource.driver.escape(metadata.tableName)} SET ${assignments.join(', ')} WHERE id = $1 AND version = $2`,
    [change.id, change.version, ...values],
  );
  return count === 1;
}

function written(manager: EntityManager, metadata: EntityMetadata, fields: ObjectLiteral): { columns: string[]; values: unknown[] } {
  const { driver } = manager.dataSource;
  const columns = metadata.columns.filter(({ propertyName, generatedType }) => fields[propertyName] !== undefined && !generatedType);
  return {
    columns: columns.map((column) => driver.escape(column.databaseName)),
    values: columns.map((column) => driver.preparePersistentValue(fields[column.propertyName], column)),
  };
}
