import kafkajs from 'kafkajs';
import { stackUnderTest } from '../stack/environment.ts';

/** The broker of the stack, with a plain client as any other system would use. */
export function broker(): kafkajs.Kafka {
  return new kafkajs.Kafka({ brokers: stackUnderTest().brokers, clientId: 'e2e', logLevel: kafkajs.logLevel.NOTHING });
}

/** The broker's name of a logical topic. */
export const topicName = (topic: string): string => `${stackUnderTest().topicPrefix}.${topic}.v1`;

/** The logical name of one of the stack's topics. */
export const logicalName = (topic: string): string => topic.split('.').at(-2) ?? '';

/** A header that marks what tests put onto a topic themselves, so that no other test judges it. */
export const putByTest = 'e2e-put-by-test';
