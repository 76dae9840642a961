import { type Socket, connect } from 'node:net';
import type { KafkaConnection } from '@leadline/kafka';

/** A connection to the broker that a test can break without touching the broker. */
export interface BrokerLine {
  connection: KafkaConnection;
  /** Drops the open connections and refuses new ones; `forGood` in such a way that the client gives up at once. */
  cut(how?: { forGood: boolean }): void;
  /** Lets new connections through again. */
  heal(): void;
}

/** Puts a line that can fail between a client and its broker. */
export function brokerLine(connection: KafkaConnection): BrokerLine {
  const open = new Set<Socket>();
  let broken = false;
  let hopeless = false;
  const kafka = connection.newClient({
    // Without an address is the one way of not connecting after which the client does not try again.
    brokers: () => (hopeless ? (null as unknown as string[]) : connection.settings.brokers),
    socketFactory({ host, port, onConnect }) {
      const socket = connect({ host, port: broken ? 1 : port, noDelay: true }, onConnect);
      open.add(socket);
      return socket.on('close', () => open.delete(socket));
    },
  });
  return {
    connection: { ...connection, kafka },
    cut({ forGood } = { forGood: false }) {
      broken = true;
      hopeless = forGood;
      // As a reset by the peer: the client hears errors only.
      open.forEach((socket) => socket.destroy(new Error('The line was cut.')));
    },
    heal: () => void (broken = hopeless = false),
  };
}
