import type { KafkaConnection } from '../connection/create-kafka.ts';
import type { EventMessage } from '../envelope/envelope.ts';
import { ProducerSession } from './producer-session.ts';
import { PublishFailed } from './publish-failed.ts';
import { byTopic, sendChunks } from './send-chunks.ts';

/** Sends messages to the broker in order, one producer at a time. */
export interface Publisher {
  /** Connects ahead of the first message, so that a wrong address is known at start-up. */
  connect(): Promise<void>;
  /** Resolves when every message is acknowledged by all in-sync replicas; throws PublishFailed, after which nothing of it is sent late. */
  publish(messages: readonly EventMessage[]): Promise<void>;
  /** Cuts off the sends under way: they fail, and nothing of them is sent late. The next publish connects anew. */
  abandon(): void;
  disconnect(): Promise<void>;
}

/** How patient a publisher is. */
export interface PublisherOptions {
  /** Bound of one send, connecting and retrying included; 5000 when absent. */
  sendTimeoutMs?: number;
}

/** Makes a publisher that keeps the order of its messages per key, and after trouble connects anew by itself. */
export function createPublisher(connection: KafkaConnection, options: PublisherOptions = {}): Publisher {
  const timeoutMs = options.sendTimeoutMs ?? 5000;
  let session: ProducerSession | undefined;

  async function bounded(work: (session: ProducerSession) => Promise<void>): Promise<void> {
    const current = (session ??= new ProducerSession(connection));
    try {
      await within(timeoutMs, work(current));
    } catch (error) {
      // Its sends may still be retried in the background, and would then overtake what is published next.
      current.abandon();
      if (session === current) session = undefined;
      throw new PublishFailed(error);
    }
  }

  return {
    connect: () => bounded((current) => current.connect()),
    async publish(messages) {
      for (const chunk of sendChunks(messages)) {
        await bounded((current) => current.send(byTopic(chunk, connection.topicName), timeoutMs));
      }
    },
    abandon() {
      session?.abandon();
      session = undefined;
    },
    async disconnect() {
      await session?.close();
      session = undefined;
    },
  };
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  try {
    await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
