export { maintainInboxPartitions } from './platform/inbox-partitions.ts';
export { PlatformTables1700000000000 } from './platform/platform-tables.ts';
