import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { whenClosed } from '../../connections/when-closed.ts';
import { RequestRefused, retryAfter } from '../../errors/request-refused.ts';
import { type LiveRule, liveError } from '../channel/live-error.ts';
import type { Message } from '../channel/compose-message.ts';
import type { SubscribeRequest } from '../selection/read-request.ts';
import { liveMetrics } from '../session/live-metrics.ts';
import type { Session, SessionOf } from '../session/session.ts';
import type { LiveServing } from './websocket.ts';

const pingMs = 12_000;
/** How long a client may take to hear why it is ended, behind all that waits for it. */
const graceMs = 5_000;

/**
 * Serves subscriptions as server-sent events: graphql-sse in its distinct connections mode, one request for each subscription. Not with
 * the handler of that library, which keeps what a slow client does not take in memory without a bound.
 */
export function serveEvents(app: FastifyInstance, path: string, serving: LiveServing): void {
  app.decorateRequest('subscriber', null);
  app.decorateRequest('bodyIsHere', null);
  app.route<{ Body: SubscribeRequest }>({
    url: path,
    method: 'POST',
    // Before the body is read: a stranger costs a header, not a megabyte.
    async onRequest(request, reply) {
      request.subscriber = await serving.admit(request.headers.authorization, request.ip);
      // Until its body is here, which a client can draw out; from then on it counts as a connection.
      request.bodyIsHere = serving.limits.enter(request.subscriber.callerId);
      whenClosed(reply.raw, request.bodyIsHere);
    },
    async preHandler(request) {
      request.bodyIsHere!();
    },
    handler: (request, reply) => stream(request, reply, serving),
  });
}

async function stream(
  request: FastifyRequest<{ Body: SubscribeRequest }>,
  reply: FastifyReply,
  serving: LiveServing,
): Promise<FastifyReply> {
  if (!String(request.headers.accept).includes('text/event-stream')) throw notAcceptable();
  if (typeof request.body?.query !== 'string') throw withoutQuery();
  const opened = serving.sessions.open(request.subscriber!, 'sse');
  if (!opened) throw tooMany();
  reply.hijack();
  const { raw } = reply;
  raw.once('close', opened.close);
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  await tell(raw, opened.session, request.body, serving);
  return reply;
}

async function tell(
  raw: ServerResponse,
  session: Session,
  request: SubscribeRequest,
  { subscriptions, shownErrors }: LiveServing,
): Promise<void> {
  // The first one makes browsers take the headers.
  raw.write(':\n\n');
  const pings = setInterval(() => raw.write(':\n\n'), pingMs);
  session.ended.addEventListener('abort', () => {
    if (raw.closed) return;
    const cut = setTimeout(() => raw.destroy(), graceMs).unref();
    raw.once('close', () => clearTimeout(cut));
  });
  try {
    for await (const message of await subscriptions.open(request, session)) await taken(raw, message);
    const rule = session.ended.reason as unknown;
    if (typeof rule === 'string') await taken(raw, { errors: shownErrors(liveError(rule as LiveRule)) });
  } catch (error) {
    await taken(raw, { errors: shownErrors(error) });
  } finally {
    clearInterval(pings);
    raw.end('event: complete\ndata:\n\n');
  }
}

/** Resolves when the connection has taken the message, which is how slow clients are known. */
function taken(raw: ServerResponse, message: Message): Promise<void> {
  liveMetrics.messages.inc({ transport: 'sse' });
  return new Promise((resolve) => raw.write(`event: next\ndata: ${JSON.stringify(message)}\n\n`, () => resolve()));
}

const notAcceptable = (): RequestRefused =>
  new RequestRefused(406, { message: 'Subscriptions are answered as text/event-stream; accept it.', code: 'NOT_ACCEPTABLE' });

const withoutQuery = (): RequestRefused =>
  new RequestRefused(400, { message: 'The request needs a JSON body with the field "query".', code: 'BAD_REQUEST' });

const tooMany = (): RequestRefused =>
  new RequestRefused(
    429,
    { message: 'You have as many live connections as you may; close one first.', code: 'RATE_LIMITED', rule: 'TooManyConnections' },
    retryAfter(5),
  );

declare module 'fastify' {
  interface FastifyRequest {
    /** Who subscribes. */
    subscriber: SessionOf | null;
    /** Counts the request out of those that a caller has in hand. */
    bodyIsHere: (() => void) | null;
  }
}
