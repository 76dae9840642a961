import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { isId } from '@leadline/domain';

const scopes = new AsyncLocalStorage<{ requestId: string }>();

/** Runs a request with its id at hand, also for errors that happen before there is a context. */
export const inRequestScope = <Result>(requestId: string, run: () => Result): Result => scopes.run({ requestId }, run);

/** The id of the request in hand. */
export const currentRequestId = (): string | undefined => scopes.getStore()?.requestId;

/** The caller's request id when it is a UUID, as it must be to go on as the correlation id of events; a new one otherwise. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && isId(header) ? header.toLowerCase() : randomUUID();
}
