import type { IncomingMessage } from 'node:http';
import addressOf from '@fastify/proxy-addr';
import type { Logger } from '@leadline/observability';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { type Context, makeServer, MessageType, type Server, stringifyMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { TrustProxy } from '../../connections/connection-settings.ts';
import { RequestRefused } from '../../errors/request-refused.ts';
import type { Limits } from '../../limits/create-limits.ts';
import { type LiveRule, liveError, type ShownErrors } from '../channel/live-error.ts';
import type { LiveSubscriptions } from '../live-subscriptions.ts';
import type { AdmitSubscriber } from '../session/admit-subscriber.ts';
import { liveMetrics } from '../session/live-metrics.ts';
import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import { takeMessages } from './client-messages.ts';
import { closeCodes, internalError, tryAgainLater, unauthorized } from './close-codes.ts';
import { closeSocket, keepAlive } from './socket-life.ts';

/** What both transports serve, and to whom. */
export interface LiveServing {
  subscriptions: LiveSubscriptions;
  sessions: Sessions;
  admit: AdmitSubscriber;
  /** As for requests: behind proxies the socket is theirs. */
  trustProxy: TrustProxy;
  limits: Pick<Limits, 'takeFromBucket' | 'enter'>;
  shownErrors: ShownErrors;
  logger: Logger;
}

interface Connection {
  socket: WebSocket;
  request: IncomingMessage;
  session?: Session;
}

type LiveContext = Context<Record<string, unknown> | undefined, Connection>;

/** Speaks graphql-ws (the protocol `graphql-transport-ws`) on the sockets that it is given. */
export function websocketTransport(serving: LiveServing): (socket: WebSocket, request: IncomingMessage) => void {
  const server = protocolServer(serving);
  return (socket, request) => {
    const connection: Connection = { socket, request };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => sent(socket, text),
        close: (code = internalError, reason = '') => closeSocket(socket, code, reason),
        // Without the payload of the ping, which would be the client's to make large.
        onPing: () => sent(socket, pong),
        onMessage: (handle) =>
          takeMessages(socket, {
            take: shareOf(connection, serving),
            refuse: (error) => refuse(socket, error),
            tooSlow: () => endSlow(connection),
            handle(text) {
              handle(text).catch((error: unknown) => {
                serving.logger.error({ err: error }, 'a message of a subscriber could not be handled');
                closeSocket(socket, internalError, 'Something went wrong on our side.');
              });
            },
          }),
      },
      connection,
    );
    keepAlive(socket);
    // What breaks the WebSocket protocol closes the socket; there is nobody to tell.
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  };
}

const pong = stringifyMessage({ type: MessageType.Pong });

/** A stranger has this many messages, `connection_init` among them; each later one is taken from the caller's bucket. */
const messagesOfStranger = 5;

function shareOf(connection: Connection, { limits }: LiveServing): () => void {
  let left = messagesOfStranger;
  return () => {
    if (connection.session) return limits.takeFromBucket(connection.session.callerId);
    left -= 1;
    if (left < 0) throw new RequestRefused(401, { message: 'Wait until connection_init is acknowledged.', code: 'UNAUTHENTICATED' });
  };
}

function endSlow({ socket, session }: Connection): void {
  if (session) session.end('SlowClient');
  else closeAs(socket, 'SlowClient');
}

/** Resolves when the socket has taken the text, which is how slow clients are known. */
function sent(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve) => socket.send(text, () => resolve()));
}

// The protocol server wants something to execute; what is executed is the subscriber.
const document = parse('subscription { live }');

function protocolServer({ subscriptions, sessions, admit, trustProxy, shownErrors }: LiveServing): Server<Connection> {
  return makeServer<Record<string, unknown> | undefined, Connection>({
    async onConnect(context) {
      const { socket, request } = context.extra;
      const given = context.connectionParams?.['authorization'] ?? request.headers.authorization;
      const address = addressOf(request, trustProxy);
      const admitted = await admit(typeof given === 'string' ? given : undefined, address).catch((error: unknown) => refuse(socket, error));
      if (!admitted || socket.readyState !== socket.OPEN) return false;
      const opened = sessions.open(admitted, 'websocket');
      if (!opened) return refuseOneMore(socket);
      context.extra.session = opened.session;
      socket.once('close', opened.close);
      opened.session.ended.addEventListener('abort', () => closeAs(socket, opened.session.ended.reason as LiveRule));
      return true;
    },
    async onSubscribe({ extra }: LiveContext, _id, request) {
      try {
        const rootValue = await subscriptions.open(request, extra.session!);
        return { document, rootValue } as unknown as ExecutionArgs;
      } catch (error) {
        return shownErrors(error).map(({ message, ...rest }) => new GraphQLError(message, rest));
      }
    },
    subscribe: (args) => args.rootValue as AsyncIterable<ExecutionResult>,
    // Messages are plain objects already, and shared: they are sent as they are.
    onNext(...[, , , , result]) {
      liveMetrics.messages.inc({ transport: 'websocket' });
      return result;
    },
  });
}

function refuse(socket: WebSocket, error: unknown): undefined {
  if (!(error instanceof RequestRefused)) throw error;
  closeSocket(socket, error.status === 401 ? unauthorized : tryAgainLater, error.message);
}

function refuseOneMore(socket: WebSocket): false {
  closeSocket(socket, closeCodes.TooManyConnections, 'TooManyConnections: close one of your connections first.');
  return false;
}

/** Closes with the rule and its remedy; a close without a rule is the client's own. */
function closeAs(socket: WebSocket, rule: LiveRule): void {
  const code = (closeCodes as Partial<Record<LiveRule, number>>)[rule];
  if (code !== undefined) closeSocket(socket, code, `${rule}: ${liveError(rule).message}`);
}
