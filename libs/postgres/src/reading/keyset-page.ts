import { createHash } from 'node:crypto';
import type { Viewer } from '@leadline/domain';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';
import { type CursorScope, decodeCursor, encodeCursor } from './cursor.ts';
import { cursorValue, expressionOf, keysetRanges, type Order, sortOf } from './keyset-order.ts';
import { type PageArguments, type PageWindow, pageWindow } from './page-arguments.ts';
import { narrow, type Sql } from './sql.ts';

/** Whose list, narrowed and ordered how, and which page of it. */
export interface PageOptions<S extends Versioned> extends PageArguments {
  aggregate: Aggregate<S>;
  viewer: Viewer;
  where?: Sql[];
  order: Order;
}

/** A Relay connection without its total. */
export interface Page<S> {
  edges: { cursor: string; node: S }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/**
 * A page of what the viewer sees, by row comparison on (order, id): rows added or removed meanwhile neither repeat nor hide others. One query; two
 * where the page may reach from records with a value to records without.
 * Throws a BAD_USER_INPUT refusal that names the argument at fault.
 */
export async function keysetPage<S extends Versioned>(manager: EntityManager, options: PageOptions<S>): Promise<Page<S>> {
  const { aggregate, viewer, order } = options;
  const window = pageWindow(options);
  const scope = scopeOf(aggregate.name, order);
  const conditions = [aggregate.visibleTo(viewer), ...(options.where ?? [])];
  const edges: Page<S>['edges'] = [];
  for (const range of rangesOf(order, window, scope)) {
    const narrowed = narrow(manager.createQueryBuilder(aggregate.entity, 'record'), [...conditions, range, ...notAmong(edges)]);
    for (const { node, value } of await nearest(narrowed, order, window.backward, window.size + 1 - edges.length)) {
      edges.push({ node, cursor: encodeCursor(scope, { value, id: node.id }) });
    }
    if (edges.length > window.size) break;
  }
  return pageOf(edges, window);
}

const rangesOf = (order: Order, { cursor, argument, backward }: PageWindow, scope: CursorScope): Sql[] =>
  cursor === null ? [{ text: 'TRUE', params: {} }] : keysetRanges(order, decodeCursor(scope, cursor, argument), backward);

// A record that gets or loses its value between two reads is in the page once.
const notAmong = (edges: Page<Versioned>['edges']): Sql[] =>
  edges.length === 0 ? [] : [{ text: 'record.id <> ALL(:known::uuid[])', params: { known: edges.map(({ node }) => node.id) } }];

async function nearest<S extends Versioned>(
  query: SelectQueryBuilder<S>,
  order: Order,
  backward: boolean,
  limit: number,
): Promise<{ node: S; value: string | null }[]> {
  const sort = sortOf(order, backward);
  const { entities, raw } = await query
    .addSelect(cursorValue(order), 'cursor_value')
    .orderBy(expressionOf(order), sort.direction, sort.nulls)
    .addOrderBy('record.id', sort.direction)
    .limit(limit)
    .getRawAndEntities<{ cursor_value: string | null }>();
  return entities.map((node, index) => ({ node, value: raw[index]?.cursor_value ?? null }));
}

const scopeOf = (name: string, { column, direction, type, nullable = false }: Order): CursorScope => ({
  // Hashed: the order may be an expression with the viewer's ids in it, and a cursor is for anybody to read.
  list: createHash('sha256').update(`${name} ${column} ${direction}`).digest('base64url').slice(0, 16),
  type,
  nullable,
});

function pageOf<S>(found: Page<S>['edges'], { size, backward, cursor }: PageWindow): Page<S> {
  const more = found.length > size;
  const edges = found.slice(0, size);
  if (backward) edges.reverse();
  return {
    edges,
    pageInfo: {
      // Behind a cursor lies at least the row that it was taken from.
      hasNextPage: backward ? cursor !== null : more,
      hasPreviousPage: backward ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
