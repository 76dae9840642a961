import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionSettings } from './connection-settings.ts';
import { connectionsClosed } from './connections-closed.ts';

/** Holds the server to a number of connections, in all and from one address; those over it are closed before anything is read. */
export function guardConnections(server: Server, limits: Pick<ConnectionSettings, 'total' | 'perAddress'>): void {
  const open = new Map<string, number>();
  server.maxConnections = limits.total;
  server.on('drop', () => {
    connectionsClosed.inc({ limit: 'total' });
    // Whoever has nothing to say makes room for those who come next.
    server.closeIdleConnections();
  });

  function leave(address: string): void {
    const left = (open.get(address) ?? 1) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  }

  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => leave(address));
    if (count <= limits.perAddress) return;
    connectionsClosed.inc({ limit: 'address' });
    socket.destroy();
  });
}
