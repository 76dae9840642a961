export { type Handler, type IncomingEvent, consume } from './handler.ts';
export { PermanentFailure } from './permanent-failure.ts';
export { type ConsumerOptions, startConsumer } from './start-consumer.ts';
export type { RunningConsumer } from './consumer-group.ts';
export { type ConsumerIdentity, consumerName, groupIdOf } from './names.ts';
