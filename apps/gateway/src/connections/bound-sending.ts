import type { ServerResponse } from 'node:http';
import { connectionsClosed } from './connections-closed.ts';

/** Ends the connection of a client that does not take its answer in time: what it leaves unread would stay in memory. */
export function boundSending(response: ServerResponse, withinMs: number): void {
  const timer = setTimeout(() => {
    connectionsClosed.inc({ limit: 'sending' });
    response.destroy();
  }, withinMs).unref();
  response.once('close', () => clearTimeout(timer));
}
