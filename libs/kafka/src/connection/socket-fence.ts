import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMs = 60_000;

/** The sockets of one client, which can all be cut for good. */
export interface SocketFence {
  socketFactory: ISocketFactory;
  brokers: () => string[];
  /** Destroys the open sockets and lets no new one be opened: nothing that the client still holds can reach the broker. */
  cut(): void;
}

/** Makes a fence: the client goes on connecting and retrying in the background even after it was told to disconnect. */
export function socketFence(brokers: readonly string[]): SocketFence {
  const open = new Set<Socket>();
  let isCut = false;
  return {
    socketFactory({ host, port, onConnect }) {
      if (isCut) throw new Error('This client was cut off from the broker.');
      const socket = connect({ host, port, noDelay: true }, onConnect).setKeepAlive(true, keepAliveMs);
      open.add(socket);
      return socket.on('close', () => open.delete(socket));
    },
    // "No brokers" is the one connection error after which the client does not try again.
    brokers: () => (isCut ? (null as unknown as string[]) : [...brokers]),
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy(new Error('This client was cut off from the broker.'));
    },
  };
}
