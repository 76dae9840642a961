import { metrics } from '@leadline/observability';

/** Counts connections that the gateway closed, by the limit that they met. */
export const connectionsClosed = metrics.counter(
  'gateway_connections_closed_total',
  'Connections that were closed by a limit: too many in all, or of one address, or an answer that was not taken in time.',
  ['limit'],
);
// A count that appears with its first increase would not be seen to have grown.
for (const limit of ['total', 'address', 'sending']) connectionsClosed.inc({ limit }, 0);
