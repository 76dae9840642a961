import { metrics } from '@leadline/observability';
import type { Logger } from '@leadline/observability';
import type { DataSource } from 'typeorm';
import type { OutboxRow, RefusedRow } from './outbox-row.ts';
import { outboxState } from './outbox-table.ts';

const depth = metrics.gauge('outbox_depth', 'Rows that wait in the outbox.', ['service']);
const age = metrics.gauge('outbox_age_seconds', 'Age of the oldest row that no refused one holds up; 0 when there is none.', ['service']);
const refusedRows = metrics.gauge('outbox_refused', 'Rows that can never be sent as they are, and hold up later ones of their key.', [
  'service',
]);
const published = metrics.counter('outbox_published_total', 'Rows that the broker acknowledged.', ['service']);
const failures = metrics.counter('outbox_failures_total', 'Attempts to empty the outbox that failed.', ['service']);
const wait = metrics.histogram('outbox_wait_seconds', 'From the writing of a row to its acknowledgement by the broker.', ['service']);

/** Says what a relay does, in metrics and log lines; never a row's content. */
export class RelayReport {
  readonly #service: string;
  readonly #logger: Logger;

  constructor(service: string, logger: Logger) {
    this.#service = service;
    this.#logger = logger;
    // A count that appears with its first failure would not be seen to have grown.
    failures.inc({ service }, 0);
  }

  published(rows: readonly OutboxRow[]): void {
    if (rows.length === 0) return;
    const now = Date.now();
    published.inc({ service: this.#service }, rows.length);
    for (const { createdAt } of rows) wait.observe({ service: this.#service }, Math.max(0, now - createdAt.getTime()) / 1000);
  }

  refused(rows: readonly RefusedRow[]): void {
    for (const { row, reason } of rows) {
      const { sequence, id, topic, key } = row;
      const event = { outboxSequence: sequence, eventId: id, eventType: row.headers.type, topic, key };
      this.#logger.error({ ...event, reason }, 'An outbox row can never be sent as it is; it holds up the later rows of its key');
    }
  }

  failed(error: unknown, retryMs: number): void {
    failures.inc({ service: this.#service });
    const reason = error instanceof Error ? error.message : String(error);
    this.#logger.warn({ reason, retryMs }, 'The outbox could not be emptied; trying again');
  }

  /** Measures how full the outbox is. A failure is the drain's to report: it meets the same trouble. */
  async measure(dataSource: DataSource): Promise<void> {
    const state = await outboxState(dataSource).catch(() => undefined);
    if (!state) return;
    depth.set({ service: this.#service }, state.depth);
    age.set({ service: this.#service }, state.ageSeconds);
    refusedRows.set({ service: this.#service }, state.refused);
  }
}
