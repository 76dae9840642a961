import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const scopes = new AsyncLocalStorage<{ requestId: string }>();
const acceptable = /^[\w.:-]{8,64}$/;

/** Runs a request with its id at hand, also for errors that happen before there is a context. */
export const inRequestScope = <Result>(requestId: string, run: () => Result): Result => scopes.run({ requestId }, run);

/** The id of the request in hand. */
export const currentRequestId = (): string | undefined => scopes.getStore()?.requestId;

/** The caller's request id when it is short and plain, a new one otherwise. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && acceptable.test(header) ? header : randomUUID();
}
