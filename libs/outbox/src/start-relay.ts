import { OutboxRelay } from './outbox-relay.ts';
import type { RelayOptions } from './relay-options.ts';

/** A relay at work. */
export interface Relay {
  /** Says that rows were committed; costs nothing, and may be called after every commit. */
  wake(): void;
  /** Resolves when the batch in hand is sent and deleted and the connection closed. */
  stop(): Promise<void>;
}

/** Starts sending the outbox's rows to the broker, and goes on through every trouble until it is stopped; relays of other replicas take turns. */
export function startRelay(options: RelayOptions): Relay {
  const relay = new OutboxRelay({ batchSize: 500, pollMs: 1000, ...options });
  const running = relay.run();
  return {
    wake: () => relay.wake(),
    async stop() {
      relay.stop();
      await running;
    },
  };
}
