import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';
import { answerClientError } from './client-error.ts';
import type { ConnectionSettings } from './connection-settings.ts';

// How often Node looks for requests that take too long to arrive; its default of 30 s would make the limits half a minute longer.
const lookEveryMs = 500;

/** The limits of connections that the HTTP server itself keeps. */
export const serverOptions = (limits: ConnectionSettings): FastifyHttpOptions<Server> => ({
  requestTimeout: limits.requestWithinMs,
  keepAliveTimeout: limits.idleMs,
  trustProxy: limits.trustProxy,
  clientErrorHandler: answerClientError,
  http: {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: Math.min(limits.headersWithinMs, limits.requestWithinMs),
    connectionsCheckingInterval: lookEveryMs,
    // Clients that would rather speak HTTP/2 say so in an upgrade, too; they are answered in what they speak.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  },
});
