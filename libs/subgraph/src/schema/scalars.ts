import { Decimal as DecimalValue, isCurrency, isPlainDecimal } from '@leadline/domain';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

interface Spelling<Internal> {
  name: string;
  expected: string;
  /** The internal value of a client's string, or undefined when it is not well formed. */
  read(text: string): Internal | undefined;
  /** The client's string for a stored value, or undefined when it is not one of the scalar. */
  write(value: unknown): string | undefined;
}

function textScalar<Internal>({ name, expected, read, write }: Spelling<Internal>): GraphQLScalarType<Internal, string> {
  const parseText = (value: unknown, node?: ValueNode): Internal => {
    const parsed = typeof value === 'string' ? read(value) : undefined;
    if (parsed !== undefined) return parsed;
    // The value itself stays out of the message: an error may be logged on its way, and the value may be personal.
    throw new GraphQLError(`${name} takes ${expected}.`, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<Internal, string>({
    name,
    parseValue: (value) => parseText(value),
    parseLiteral: (node) => parseText(node.kind === Kind.STRING ? node.value : undefined, node),
    serialize: (value) => {
      const text = write(value);
      if (text === undefined) throw new TypeError(`A stored value is not a ${name}.`);
      return text;
    },
  });
}

const storedDecimal = /^-?\d+(\.\d+)?$/;

/** Exact amounts as strings, written as the client wrote them; see the schema for the bounds. */
export const decimalScalar = textScalar<string>({
  name: 'Decimal',
  expected: 'a plain decimal as a string, like "1250.50", with at most 15 digits before the point and 4 after it',
  read: (text) => (isPlainDecimal(text) ? text : undefined),
  write: (value) => {
    if (value instanceof DecimalValue) return value.toFixed();
    // Totals may outgrow what a client may send, so only the form is checked.
    return typeof value === 'string' && storedDecimal.test(value) ? value : undefined;
  },
});

/** A calendar day that exists, as `YYYY-MM-DD`. */
export const dateScalar = textScalar<string>({
  name: 'Date',
  expected: 'a day that exists as a string, like "2026-11-22"',
  read: (text) => (isDay(text) ? text : undefined),
  write: (value) => {
    const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value;
    return typeof text === 'string' && isDay(text) ? text : undefined;
  },
});

const instant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** An instant: a `Date` for resolvers, ISO 8601 in UTC with milliseconds for clients. */
export const dateTimeScalar = textScalar<Date>({
  name: 'DateTime',
  expected: 'an instant with its offset as a string, like "2026-11-22T14:46:00Z"',
  read: readInstant,
  write: (value) => {
    const at = typeof value === 'string' ? readInstant(value) : value;
    return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined;
  },
});

/** A currency code of ISO 4217. */
export const currencyCodeScalar = textScalar<string>({
  name: 'CurrencyCode',
  expected: 'a currency code of ISO 4217 as a string, like "EUR"',
  read: (text) => (isCurrency(text) ? text : undefined),
  write: (value) => (typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined),
});

/** The resolvers of the shared scalars. */
export const sharedScalars = {
  Decimal: decimalScalar,
  Date: dateScalar,
  DateTime: dateTimeScalar,
  CurrencyCode: currencyCodeScalar,
};

/** Whether the text names a day that exists: no 31 April, no 29 February outside leap years. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return inCalendar(day) && day.toISOString().startsWith(text);
}

/** The instant that an ISO 8601 text with an offset names; undefined when it names none. */
export function readInstant(text: string): Date | undefined {
  const match = instant.exec(text);
  if (!match?.[1] || !isDay(match[1])) return undefined;
  const at = new Date(text);
  return inCalendar(at) ? at : undefined;
}

// ISO 8601 and the databases agree on the years 1 to 9999; an offset can lead out of them. False for what is no time at all.
const inCalendar = (at: Date): boolean => at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999;
