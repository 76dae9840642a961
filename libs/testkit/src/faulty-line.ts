import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { Transform, pipeline } from 'node:stream';

/** A TCP line to a server of this machine that a test can cut and slow, without touching the server or its clients. */
export interface FaultyLine {
  /** Clients come in here. */
  readonly port: number;
  /** Says where the line leads, for connections that come from now on. */
  leadTo(port: number): void;
  /** Breaks every open connection and refuses new ones. */
  cut(): void;
  /** Holds up every piece of data, in both directions, for so long; 0 is full speed. */
  slow(delayMs: number): void;
  /** Lets everything through again, at full speed. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line; until it is told where it leads, it refuses connections. */
export async function openLine(target?: number): Promise<FaultyLine> {
  const open = new Set<Socket>();
  const state = { target, cut: false, delayMs: 0 };
  const server = createServer((near) => {
    if (state.cut || state.target === undefined) return void near.destroy();
    const far = connect({ port: state.target, host: '127.0.0.1', noDelay: true });
    for (const socket of [near.setNoDelay(), far]) open.add(socket.on('close', () => open.delete(socket)));
    // Ends both sides when either of them does; a broken connection is what a line is for.
    pipeline(near, delayed(state), far, () => near.destroy());
    pipeline(far, delayed(state), near, () => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    state.cut = true;
    open.forEach((socket) => socket.destroy());
  };
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port) => void (state.target = port),
    cut,
    slow: (delayMs) => void (state.delayMs = delayMs),
    mend: () => void Object.assign(state, { cut: false, delayMs: 0 }),
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One piece after the other, so that none overtakes another when the delay changes. */
const delayed = (line: { delayMs: number }): Transform =>
  new Transform({
    transform(piece, _, pass) {
      if (line.delayMs === 0) pass(null, piece);
      else setTimeout(() => pass(null, piece), line.delayMs);
    },
  });
