export type { RunningConsumer } from './consuming/consumer-group.ts';
export { type ConsumerIdentity, consumerName, groupIdOf } from './consuming/names.ts';
export { PermanentFailure } from './consuming/permanent-failure.ts';
export { type DeadLetter, listDeadLetters } from './dead-letters/dead-letter.ts';
export { retryDeadLetter, skipDeadLetter } from './dead-letters/settle-dead-letter.ts';
export { type Handler, type IncomingEvent, consume } from './events/handler.ts';
export { type ConsumerOptions, startConsumer } from './events/start-consumer.ts';
export { type PersonalCopyOptions, startPersonalCopy } from './personal-copy/start-personal-copy.ts';
