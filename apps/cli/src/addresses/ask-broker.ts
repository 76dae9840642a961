import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { CommandFailed } from '../command/command-failed.ts';

const longestMoveMs = 10_000;

/**
 * Asks Kafka something that may be asked again, and does so while a partition has no leader or has just got another one: the client does that for most
 * of its requests, not for these. Throws CommandFailed when Kafka gives no answer.
 */
export async function askBroker<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const giveUpAt = performance.now() + longestMoveMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || performance.now() > giveUpAt) throw inWords(error);
      await sleep(200);
    }
  }
}

const isPassing = (error: unknown): boolean => error instanceof kafkajs.KafkaJSError && error.retriable;

/** What Kafka refused, for operators; any other error as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof kafkajs.KafkaJSError)) return error;
  return new CommandFailed(`Kafka answered, but not this: ${error.message}. Is it starting or stopping, and may this user ask it?`);
}
