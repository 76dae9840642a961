import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';

/** Which requests may become WebSockets. */
export interface UpgradeRules {
  path: string;
  /** Browsers of these origins and of our own may connect. */
  origins: readonly string[];
}

// A subscription is text that somebody wrote; 256 KB is more than any.
const maxPayload = 256 * 1024;

/** Takes over the upgrade requests of an HTTP server; the result ends that and cuts off what is still open. */
export function acceptUpgrades(
  server: Server,
  rules: UpgradeRules,
  serve: (socket: WebSocket, request: IncomingMessage) => void,
): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols, perMessageDeflate: false });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const status = refusalOf(request, rules);
    // A socket that breaks before it is taken over has nobody else to tell.
    socket.on('error', () => socket.destroy());
    if (status) return refuse(socket, status);
    sockets.handleUpgrade(request, socket, head, (upgraded) => serve(upgraded, request));
  };
  server.on('upgrade', onUpgrade);
  return () => {
    server.off('upgrade', onUpgrade);
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

function refusalOf({ url = '', headers }: IncomingMessage, { path, origins }: UpgradeRules): string | undefined {
  if (url.split('?')[0] !== path) return '404 Not Found';
  if (headers.origin !== undefined && !origins.includes(headers.origin) && hostOf(headers.origin) !== headers.host) return '403 Forbidden';
  return undefined;
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** Answers and hangs up, whatever the client goes on to do. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
