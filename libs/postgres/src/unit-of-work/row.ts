import type { EntityManager, EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Statement } from '../statement.ts';

/** Inserts a row. */
export function insertOf<Row extends ObjectLiteral>(manager: EntityManager, entity: EntitySchema<Row>, row: Row): Statement {
  const metadata = manager.dataSource.getMetadata(entity);
  const { columns, values } = written(manager, metadata, row);
  const placeholders = values.map((_, index) => `$${index + 1}`);
  const table = manager.dataSource.driver.escape(metadata.tableName);
  return { text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${placeholders.join(', ')})`, values };
}

/** Writes these fields to a row; to none when it is no longer at the version given. */
export function updateOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  change: { id: string; version: number; fields: Partial<Row> },
): Statement {
  const metadata = manager.dataSource.getMetadata(entity);
  const { columns, values } = written(manager, metadata, change.fields);
  const assignments = columns.map((column, index) => `${column} = $${index + 3}`);
  const table = manager.dataSource.driver.escape(metadata.tableName);
  return {
    text: `UPDATE ${table} SET ${assignments.join(', ')} WHERE id = $1 AND version = $2`,
    values: [change.id, change.version, ...values],
  };
}

function written(manager: EntityManager, metadata: EntityMetadata, fields: ObjectLiteral): { columns: string[]; values: unknown[] } {
  const { driver } = manager.dataSource;
  const columns = metadata.columns.filter(({ propertyName, generatedType }) => fields[propertyName] !== undefined && !generatedType);
  return {
    columns: columns.map((column) => driver.escape(column.databaseName)),
    values: columns.map((column) => driver.preparePersistentValue(fields[column.propertyName], column)),
  };
}
