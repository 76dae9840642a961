import { PublishFailed } from '@leadline/kafka';
import type { EventMessage, Publisher } from '@leadline/kafka';

/** A publisher that sends nothing: it notes what it is given, and does what the spec says. */
export interface ScriptedPublisher extends Publisher {
  /** What was acknowledged, send by send. */
  sends: EventMessage[][];
  /** How many sends have begun. */
  begun(): number;
  abandoned(): number;
}

/** Makes one; the script decides over each send, by its number from 1: it may wait, and it may throw. */
export function scriptedPublisher(script: (send: number, messages: readonly EventMessage[]) => Promise<void> | void): ScriptedPublisher {
  const sends: EventMessage[][] = [];
  let begun = 0;
  let abandoned = 0;
  return {
    sends,
    begun: () => begun,
    abandoned: () => abandoned,
    connect: async () => {},
    disconnect: async () => {},
    abandon: () => void (abandoned += 1),
    async publish(messages) {
      begun += 1;
      await script(begun, messages);
      sends.push([...messages]);
    },
  };
}

/** A gate that a script waits at until the spec opens it. */
export function gate(): { passed: Promise<true>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<true>();
  return { passed: promise, open: () => resolve(true) };
}

/** What the publisher throws when the broker does not answer. */
export const noAnswer = () => new PublishFailed(new Error('no answer within 5000 ms'));

/** What it throws when the broker will never take a record. */
export const neverTaken = () => new PublishFailed(Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE' }));
