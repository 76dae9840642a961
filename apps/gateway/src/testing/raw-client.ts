import { connect, type Socket } from 'node:net';

/** A client that sends bytes, whatever they mean. */
export interface RawClient {
  socket: Socket;
  /** What came back so far. */
  received(): string;
  /** All that came back, once the other side has closed. */
  closed: Promise<string>;
  end(): void;
}

/** Connects to a server by its URL and sends the bytes given. */
export function rawClient(url: string, ...bytes: (string | Buffer)[]): RawClient {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  const received = () => Buffer.concat(chunks).toString('latin1');
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  // Whoever is refused while sending is reset: that is the answer, no failure.
  socket.on('error', () => undefined).on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<string>((done) => socket.once('close', () => done(received())));
  for (const part of bytes) socket.write(part);
  return { socket, received, closed, end: () => socket.destroy() };
}

/** The head of a request for the graph. */
export const head = (...headers: string[]): string => headTo('/graphql', ...headers);

/** The head of a request that has a body. */
export const headTo = (path: string, ...headers: string[]): string =>
  [`POST ${path} HTTP/1.1`, 'host: localhost', 'content-type: application/json', ...headers, '', ''].join('\r\n');
