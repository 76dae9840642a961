import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Untyped } from '../graph/graph.ts';
import { tokenOf } from '../graph/tokens.ts';
import { stackUnderTest } from '../stack/environment.ts';
import { until } from '../steps/until.ts';

/** A subscription that is followed: its payloads as they come, and how it ended. */
export interface Followed {
  messages: Untyped[];
  end: unknown;
  /** Waits for a message, and gives it. */
  told(what: string, isIt: (message: Untyped) => boolean): Promise<Untyped>;
  stop(): void;
}

/** How a client reaches the gateway. */
export type Transport = 'graphql-ws' | 'graphql-sse';

async function clientOf(transport: Transport, user: string) {
  const url = stackUnderTest().gatewayUrl;
  const authorization = `Bearer ${await tokenOf(user)}`;
  if (transport === 'graphql-sse') return createSseClient({ url: `${url}/stream`, headers: { authorization }, retryAttempts: 0 });
  return createWsClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    lazyCloseTimeout: 0,
    retryAttempts: 0,
  });
}

/** Subscribes as a user; the payloads are those of the one field that the document selects. */
export async function follow(
  transport: Transport,
  user: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Followed> {
  const client = await clientOf(transport, user);
  const messages: Untyped[] = [];
  const followed: Followed = {
    messages,
    end: undefined,
    told: (what, isIt) =>
      until(what, async () => {
        const found = messages.find(isIt);
        if (!found) throw new Error(`only ${JSON.stringify(messages)}; ended ${JSON.stringify(followed.end)}`);
        return found;
      }),
    stop: () => void client.dispose(),
  };
  client.subscribe<Record<string, Untyped>>(
    { query, variables },
    {
      next: ({ data, errors }) => void messages.push(data ? Object.values(data)[0] : { errors }),
      error: (error: unknown) => (followed.end = error),
      complete: () => (followed.end ??= 'complete'),
    },
  );
  return followed;
}
