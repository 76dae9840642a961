import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the range from which systems take the local port of an outgoing connection, or a client could take it before its server does.
const [lowest, highest] = [20_000, 32_000];

/** A TCP port of this machine that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const port = randomInt(lowest, highest);
  return (await isFree(port)) ? port : freePort();
}

/** Whether a port can be listened on, on the loopback address and on all addresses. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
