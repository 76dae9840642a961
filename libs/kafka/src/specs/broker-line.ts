import type { Socket } from 'node:net';
import type { KafkaConnection } from '../connection/create-kafka.ts';

/** The line to the broker, of which a test can break every part without touching the broker. */
export interface BrokerLine {
  connection: KafkaConnection;
  /** Drops the open connections, as a killed broker does; new ones succeed. */
  cut(): void;
  /** Holds what is sent on the open connections, as a frozen network does; new connections are refused. */
  stall(): void;
  /** Lets new connections through, and delivers late what a stalled connection still holds. */
  heal(): void;
}

/** Puts a line that can fail between a connection and its broker. */
export function brokerLine(connection: KafkaConnection): BrokerLine {
  const open = new Set<Socket>();
  let stalled = false;
  const newClient: KafkaConnection['newClient'] = (overrides) =>
    connection.newClient({
      ...overrides,
      socketFactory(args) {
        if (stalled) throw new Error('The line is stalled.');
        const socket = overrides.socketFactory(args);
        open.add(socket);
        return socket.on('close', () => open.delete(socket));
      },
    });
  return {
    connection: { ...connection, newClient },
    cut: () => open.forEach((socket) => socket.destroy(new Error('The line was cut.'))),
    stall() {
      stalled = true;
      open.forEach((socket) => socket.cork());
    },
    heal() {
      stalled = false;
      open.forEach((socket) => socket.uncork());
    },
  };
}
