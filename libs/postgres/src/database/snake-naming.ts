import { DefaultNamingStrategy, Table, type NamingStrategyInterface } from 'typeorm';

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

const named = (prefix: string, tableOrName: Table | string, columns: string[]): string => {
  const table = (tableOrName instanceof Table ? tableOrName.name : tableOrName).split('.').at(-1);
  return [prefix, table, ...columns.map(snake)].join('_').slice(0, 63);
};

/** Tables and columns in snake_case; keys and indexes by what they are on: `pk_book`, `uq_book_code`, `ix_book_owner_id`, `fk_book_shelf_id`. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(entity: string, given: string | undefined): string {
    return given ?? snake(entity);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, given ?? property].join('_'));
  }

  override primaryKeyName(table: Table | string): string {
    return named('pk', table, []);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named('uq', table, columns);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named('fk', table, columns);
  }

  override indexName(table: Table | string, columns: string[]): string {
    return named('ix', table, columns);
  }
}
