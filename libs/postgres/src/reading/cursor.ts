import { isId, RefusedError } from '@leadline/domain';
import { z } from 'zod';

/** What a list may be ordered by. */
export type OrderType = 'timestamptz' | 'text' | 'numeric' | 'date' | 'uuid' | 'integer';

/** A place in an ordered list: the row's order value and id. */
export interface Position {
  value: string | null;
  id: string;
}

/** The list that a cursor belongs to; a cursor of another list, order or direction is refused. */
export interface CursorScope {
  list: string;
  type: OrderType;
  nullable: boolean;
}

const shape = z.strictObject({ list: z.string(), value: z.string().nullable(), id: z.string().refine(isId) });

const exactDay = (text: string): boolean => exactInstant(`${text}T00:00:00.000000Z`);

function exactInstant(text: string): boolean {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text) ? new Date(text) : new Date(Number.NaN);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 19) === text.slice(0, 19);
}

const fits: Record<OrderType, (text: string) => boolean> = {
  timestamptz: exactInstant,
  date: exactDay,
  text: (text) => !text.includes('\0'),
  numeric: (text) => /^-?\d{1,60}(\.\d{1,30})?$/.test(text),
  integer: (text) => /^-?\d{1,18}$/.test(text),
  uuid: isId,
};

/** Writes a place as an opaque cursor. */
export const encodeCursor = ({ list }: CursorScope, { value, id }: Position): string =>
  Buffer.from(JSON.stringify({ list, value, id })).toString('base64url');

/** Reads a cursor; refuses, by the argument's name, one that was tampered with or is of another list or order. */
export function decodeCursor(scope: CursorScope, cursor: string, argument: 'after' | 'before'): Position {
  const parsed = shape.safeParse(jsonOf(cursor));
  if (parsed.success && parsed.data.list === scope.list && isFit(scope, parsed.data.value)) return parsed.data;
  throw RefusedError.of(
    'BAD_USER_INPUT',
    'CursorIsOfThisList',
    `"${argument}" is not a cursor of this list in this order; take one from its edges or its pageInfo, and keep the order while paging.`,
    { field: argument },
  );
}

const isFit = ({ type, nullable }: CursorScope, value: string | null): boolean => (value === null ? nullable : fits[type](value));

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
