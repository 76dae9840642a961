import type { ServerResponse } from 'node:http';

/** Calls once the answer is over: sent, or its client gone, be it before this was asked. */
export function whenClosed(response: ServerResponse, call: () => void): void {
  if (response.closed) call();
  else response.once('close', call);
}
