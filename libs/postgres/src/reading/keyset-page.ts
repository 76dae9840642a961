import { createHash } from 'node:crypto';
import type { Viewer } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';
import { type CursorScope, decodeCursor, encodeCursor } from './cursor.ts';
import { cursorValue, expressionOf, keysetCondition, type Order, sortOf } from './keyset-order.ts';
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
 * A page of what the viewer sees, in one query by row comparison on (order, id): rows added or removed meanwhile neither repeat nor hide others.
 * Throws a BAD_USER_INPUT refusal that names the argument at fault.
 */
export async function keysetPage<S extends Versioned>(manager: EntityManager, options: PageOptions<S>): Promise<Page<S>> {
  const { aggregate, viewer, order } = options;
  const window = pageWindow(options);
  const scope = scopeOf(aggregate.name, order);
  const conditions = [aggregate.visibleTo(viewer), ...(options.where ?? [])];
  if (window.cursor !== null) conditions.push(keysetCondition(order, decodeCursor(scope, window.cursor, window.argument), window.backward));

  const query = narrow(manager.createQueryBuilder(aggregate.entity, 'record').addSelect(cursorValue(order), 'cursor_value'), conditions);
  const sort = sortOf(order, window.backward);
  query
    .orderBy(expressionOf(order), sort.direction, sort.nulls)
    .addOrderBy('record.id', sort.direction)
    .limit(window.size + 1);
  const { entities, raw } = await query.getRawAndEntities<{ cursor_value: string | null }>();
  const edges = entities.map((node, index) => ({
    node,
    cursor: encodeCursor(scope, { value: raw[index]?.cursor_value ?? null, id: node.id }),
  }));
  return pageOf(edges, window);
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
