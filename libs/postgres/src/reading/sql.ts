import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** A condition on the row `record`, with TypeORM's named parameters (`:name`, `:...names`); an empty list matches nothing. */
export interface Sql {
  text: string;
  params: Record<string, unknown>;
}

/** The condition in brackets, its parameters renamed, so that two conditions of one query never share a name. */
export function namespaced(sql: Sql, prefix: string): Sql {
  const params: Record<string, unknown> = {};
  const text = sql.text.replace(/(?<!:):(\.\.\.)?([A-Za-z_][A-Za-z0-9_]*)/g, (written, spread: string | undefined, name: string) => {
    if (!Object.hasOwn(sql.params, name)) return written;
    const value = sql.params[name];
    if (spread && Array.isArray(value) && value.length === 0) return 'NULL';
    params[`${prefix}_${name}`] = value;
    return `:${spread ?? ''}${prefix}_${name}`;
  });
  return { text: `(${text})`, params };
}

/** Narrows the query by every condition. */
export function narrow<S extends ObjectLiteral>(query: SelectQueryBuilder<S>, conditions: readonly Sql[]): SelectQueryBuilder<S> {
  conditions.forEach((condition, index) => {
    const { text, params } = namespaced(condition, `c${index}`);
    query.andWhere(text, params);
  });
  return query;
}
