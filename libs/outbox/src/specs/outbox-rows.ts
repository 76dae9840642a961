import { newId } from '@leadline/domain';
import type { OutboxHeaders } from '@leadline/postgres';

/** A row as the unit of work would write it. */
export interface NewRow {
  id: string;
  topic: string;
  key: string;
  headers: OutboxHeaders;
  value: unknown;
}

/** A row about one aggregate; what is not said is made up. */
export function row(key: string, about: { version?: number; topic?: string; traceparent?: string; value?: unknown } = {}): NewRow {
  const version = about.version ?? 1;
  const headers: OutboxHeaders = {
    type: 'leadline.book.lent.v1',
    source: 'spec',
    subject: key,
    time: '2026-03-01T09:30:00.000Z',
    correlationId: newId(),
    causationId: null,
    aggregateVersion: version,
    actorId: newId(),
    actorRole: 'REP',
    traceparent: about.traceparent ?? null,
  };
  return { id: newId(), topic: about.topic ?? 'leads', key, headers, value: about.value ?? { version } };
}

/** The statement that writes rows, as one transaction's commit does, and its parameter. */
export const writeRows = (rows: readonly NewRow[]): [string, unknown[]] => [
  `INSERT INTO outbox (id, topic, key, headers, value)
   SELECT id, topic, key, headers, value FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, topic text, key text, headers jsonb, value jsonb)`,
  [JSON.stringify(rows)],
];
