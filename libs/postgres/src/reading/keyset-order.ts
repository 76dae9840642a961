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

/** Which rows lie beyond the position. */
export function keysetCondition(order: Order, position: Position, backward: boolean): Sql {
  const { direction } = sortOf(order, backward);
  const beyond = direction === 'ASC' ? '>' : '<';
  const expression = expressionOf(order);
  const byId = `record.id ${beyond} CAST(:id AS uuid)`;
  if (position.value === null) {
    const among = `${expression} IS NULL AND ${byId}`;
    return { text: backward ? `${expression} IS NOT NULL OR (${among})` : among, params: { id: position.id } };
  }
  const row = `(${expression}, record.id) ${beyond} (CAST(:value AS ${sqlType(order)}), CAST(:id AS uuid))`;
  // Rows without a value come after every value: further on when going forward, already passed when going backward.
  const text = order.nullable && !backward ? `${row} OR ${expression} IS NULL` : row;
  return { text, params: { value: position.value, id: position.id } };
}

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

const sqlType = ({ type }: Order): string => (type === 'integer' ? 'bigint' : type);
