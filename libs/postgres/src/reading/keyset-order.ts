import type { OrderType, Position } from './cursor.ts';
import type { Sql } from './sql.ts';

type Direction = 'ASC' | 'DESC';

/** What a list is ordered by; the id decides among equals. */
export interface Order {
  /** A column of the row, in snake_case, or an expression on `record`. */
  column: string;
  direction: Direction;
  type: OrderType;
  /** Rows without a value come last in both directions; an index for it says NULLS LAST too. */
  nullable?: boolean;
}

/** The order's SQL: a bare column becomes one of `record`. */
export const expressionOf = ({ column }: Order): string => (/^[a-z_][a-z0-9_]*$/.test(column) ? `record.${column}` : `(${column})`);

/** The order's value as text that compares exactly when read back: instants keep their microseconds. */
export const cursorValue = (order: Order): string =>
  order.type === 'timestamptz'
    ? `to_char(${expressionOf(order)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `CAST(${expressionOf(order)} AS text)`;

/** How the query sorts: the order itself, or its exact reverse when a page is read backward. */
export function sortOf({ direction, nullable }: Order, backward: boolean): { direction: Direction; nulls?: 'NULLS FIRST' | 'NULLS LAST' } {
  const towards = backward ? opposite(direction) : direction;
  if (!nullable) return { direction: towards };
  return { direction: towards, nulls: backward ? 'NULLS FIRST' : 'NULLS LAST' };
}

/**
 * Which rows lie beyond the position, nearest first: one range of an index, or two where some have a value and others have none. Each is read
 * by itself, because with an OR between them PostgreSQL would read everything before the position, too.
 */
export function keysetRanges(order: Order, position: Position, backward: boolean): Sql[] {
  const beyond = sortOf(order, backward).direction === 'ASC' ? '>' : '<';
  const expression = expressionOf(order);
  const valueless = { text: `${expression} IS NULL`, params: {} };
  const valued = { text: `${expression} IS NOT NULL`, params: {} };
  if (position.value === null) {
    const among = { text: `${valueless.text} AND record.id ${beyond} CAST(:id AS uuid)`, params: { id: position.id } };
    return backward ? [among, valued] : [among];
  }
  const row = {
    text: `(${expression}, record.id) ${beyond} (CAST(:value AS ${sqlType(order)}), CAST(:id AS uuid))`,
    params: { value: position.value, id: position.id },
  };
  // Rows without a value come after every value: further on when going forward, already passed when going backward.
  return order.nullable && !backward ? [row, valueless] : [row];
}

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

const sqlType = ({ type }: Order): string => (type === 'integer' ? 'bigint' : type);
