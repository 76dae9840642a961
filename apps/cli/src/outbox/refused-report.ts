import type { RefusedOutboxRow } from '@leadline/outbox';
import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';

/** The refused rows with their reasons; any is trouble. */
export function refusedReport(rows: readonly (RefusedOutboxRow & { service: string })[]): Report {
  if (rows.length === 0) return { data: [], lines: ['No row is refused.'], trouble: false };
  const cells = rows.map(({ service, eventId, eventType, topic, key, waiting, reason }) => [
    ...[service, eventId, eventType ?? '–', topic, key],
    ...[waiting, reason],
  ]);
  return {
    data: rows,
    lines: [
      ...table(['SERVICE', 'EVENT', 'TYPE', 'TOPIC', 'KEY', 'BEHIND', 'REASON'], cells),
      'Mend the cause (the code that reads them, or the broker’s limits), then: leadline outbox retry',
    ],
    trouble: true,
  };
}
