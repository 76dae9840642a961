export { type OutboxState, outboxState, retryRefused } from './outbox-table.ts';
export { type RefusedOutboxRow, listRefused } from './refused-rows.ts';
export type { RelayOptions } from './relay-options.ts';
export { type Relay, startRelay } from './start-relay.ts';
