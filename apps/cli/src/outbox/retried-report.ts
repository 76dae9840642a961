import type { Report } from '../command/report.ts';

/** How many refused rows are tried again, per service. */
export function retriedReport(services: readonly { service: string; rows: number }[]): Report {
  const some = services.filter(({ rows }) => rows > 0);
  const lines = some.map(
    ({ service, rows }) => `${service}: ${rows} tried again by its relay within a second. Look again: leadline outbox`,
  );
  return { data: services, lines: lines.length > 0 ? lines : ['No row was refused.'], trouble: false };
}
