import { type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line to the database that a test can break without touching the server. */
export interface DatabaseLine {
  /** The database's address over this line. */
  url: string;
  /** Drops the open connections and refuses new ones. */
  cut(): void;
  /** Lets new connections through again. */
  heal(): void;
  close(): Promise<void>;
}

/** Puts a line that can fail before a database. */
export async function databaseLine(url: string): Promise<DatabaseLine> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let broken = false;
  const server = createServer((near) => {
    if (broken) return void near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => open.delete(socket) && other.destroy());
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    broken = true;
    open.forEach((socket) => socket.destroy());
  };
  return {
    url: here.href,
    cut,
    heal: () => void (broken = false),
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
