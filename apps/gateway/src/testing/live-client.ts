import { eventually } from '@leadline/testkit';
import { type Client as SseClient, createClient as createSseClient } from 'graphql-sse';
import { type Client as WsClient, createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** The payload of a message, of the shape that its query has. */
export type Payload = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- the shape is in the query beside the call

/** A subscription that is followed, and all that came of it. */
export interface Followed {
  /** Payloads, in the order of their coming. */
  messages: Payload[];
  errors: { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
  /** How it ended: `complete`, or what the client was given as error. */
  end?: unknown;
  /** Waits until so many payloads are there. */
  atLeast(count: number): Promise<Payload[]>;
  ended(): Promise<unknown>;
  stop(): void;
}

/** How a client reaches a gateway. */
export type Connect = (url: string, token: string | undefined) => { client: WsClient | SseClient; dispose(): void };

/** A client of graphql-ws that does not come back by itself. */
export const overWebSocket: Connect = (url, token) => {
  const client = createWsClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    lazyCloseTimeout: 0,
  });
  return { client, dispose: () => void client.dispose() };
};

/** A client of graphql-sse that does not come back by itself. */
export const overEvents: Connect = (url, token) => {
  const client = createSseClient({
    url: `${url}/graphql/stream`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  return { client, dispose: () => client.dispose() };
};

/** Of what a client is given as error, what tests and their reports are about. */
function readable(error: unknown): unknown {
  const { code, reason, response } = error as { code?: number; reason?: string; response?: { status: number } };
  if (response) return { status: response.status };
  return code === undefined ? error : { code, reason };
}

/** Subscribes, and keeps what comes; the payload is the one field of `data`. */
export function follow({ client }: ReturnType<Connect>, query: string, variables: Record<string, unknown> = {}): Followed {
  const followed: Pick<Followed, 'messages' | 'errors' | 'end'> = { messages: [], errors: [] };
  const stop = client.subscribe<Record<string, Payload>>(
    { query, variables },
    {
      next({ data, errors }) {
        if (data) followed.messages.push(Object.values(data)[0]!);
        followed.errors.push(...((errors ?? []) as Followed['errors']));
      },
      error: (error: unknown) => (followed.end = readable(error)),
      complete: () => (followed.end ??= 'complete'),
    },
  );
  return Object.assign(followed, {
    stop,
    atLeast: (count: number) =>
      eventually(() => {
        if (followed.messages.length < count) throw new Error(`only ${JSON.stringify(followed)}`);
        return followed.messages;
      }),
    ended: () =>
      eventually(() => {
        if (followed.end === undefined) throw new Error(`still open: ${JSON.stringify(followed)}`);
        return followed.end;
      }),
  });
}
