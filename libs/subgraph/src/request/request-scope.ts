import { AsyncLocalStorage } from 'node:async_hooks';
import { isId, newId } from '@leadline/domain';

/** What is known of a request before anything of it is understood. */
export interface RequestScope {
  requestId: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs a request with its id at hand, also for errors that happen before there is a context. */
export const inRequestScope = <Result>(scope: RequestScope, run: () => Result): Result => scopes.run(scope, run);

/** The id of the request in hand. */
export const currentRequestId = (): string | undefined => scopes.getStore()?.requestId;

/** The caller's request id when it is a UUID, as the correlation id of events must be; a new one otherwise. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && isId(header) ? header.toLowerCase() : newId();
}
