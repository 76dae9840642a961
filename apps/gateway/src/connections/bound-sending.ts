import type { ServerResponse } from 'node:http';

/** Ends the connection of a client that does not take its answer in time: what it leaves unread would stay in memory. */
export function boundSending(response: ServerResponse, withinMs: number): void {
  const timer = setTimeout(() => response.destroy(), withinMs).unref();
  response.once('close', () => clearTimeout(timer));
}
