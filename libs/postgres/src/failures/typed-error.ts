import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { ConnectionLost } from './connection-lost.ts';
import { DatabaseError } from './database-error.ts';

interface ServerError {
  code?: string;
  message?: string;
  table?: string;
  column?: string;
  constraint?: string;
}

const sqlState = /^[0-9A-Z]{5}$/;

// Class 08: connection exceptions; 57P0x: the server shuts down, crashed or is starting.
const lostStates = /^(08|57P0)/;

// Messages of these classes are about the statement or the server; those of others (22, 23, …) may quote values.
const statesWithoutValues = /^(25|40|42|53|54|55|57|58|XX)/;

/** Turns what the driver throws into a DatabaseError or a ConnectionLost; leaves other errors as they are. */
export function typedError(error: unknown): unknown {
  if (isReleased(error)) return new ConnectionLost('it ended during the transaction');
  const failed = error instanceof QueryFailedError;
  const cause: ServerError = failed ? error.driverError : ((error ?? {}) as ServerError);
  const { code, message } = cause;
  if (isLost(cause)) return new ConnectionLost(`${code ?? message}`);
  return failed && code ? new DatabaseError({ ...placeOf(cause), code, query: error.query, message: messageOf(cause) }) : error;
}

// A transaction's connection is released early only when the server ended it.
const isReleased = (error: unknown): boolean =>
  error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;

const placeOf = ({ table, column, constraint }: ServerError): Pick<ServerError, 'table' | 'column' | 'constraint'> => ({
  table,
  column,
  constraint,
});

function isLost({ code, message }: ServerError): boolean {
  if (code !== undefined && sqlState.test(code)) return lostStates.test(code);
  if (/^E[A-Z]+$/.test(code ?? '')) return true;
  return /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|client has encountered a connection error/i.test(
    message ?? '',
  );
}

function messageOf(cause: ServerError): string {
  const code = cause.code ?? '';
  if (statesWithoutValues.test(code)) return `${cause.message} (SQLSTATE ${code})`;
  const place = [cause.table, cause.column, cause.constraint].filter(Boolean).join(', ');
  return `The database refused a value (SQLSTATE ${code}${place && `, ${place}`})`;
}
