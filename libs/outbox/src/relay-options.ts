import type { Publisher } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { DataSource } from 'typeorm';

/** What a relay needs, and how fast it goes. */
export interface RelayOptions {
  dataSource: DataSource;
  /** The relay's own: when its lock is lost, it cuts off whatever this publisher is sending. */
  publisher: Publisher;
  logger: Logger;
  serviceName: string;
  /** Of the same database, for a connection that listens and holds the lock. */
  connectionUrl: string;
  /** Most rows in one send; 500 when absent. */
  batchSize?: number;
  /** How often the relay looks without being woken; 1000 when absent. */
  pollMs?: number;
}
