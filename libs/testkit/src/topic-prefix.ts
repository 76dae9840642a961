import { randomBytes } from 'node:crypto';

/** A topic prefix that no other test uses, so that tests share a broker without seeing each other's events. */
export const testTopicPrefix = (): string => `test-${randomBytes(6).toString('hex')}`;
