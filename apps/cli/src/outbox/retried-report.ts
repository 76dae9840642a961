import { type Look, notUsable } from '../addresses/in-each-database.ts';
import type { Report } from '../command/report.ts';

/** How many refused rows are tried again, per service, and which service could not be asked; that is trouble. */
export function retriedReport(looks: readonly Look<number>[]): Report {
  const lines = looks.flatMap((look) => {
    if ('failure' in look) return [notUsable(look)];
    return look.found > 0 ? [`${look.service}: ${look.found} tried again by its relay within a second. Look again: leadline outbox`] : [];
  });
  return {
    data: looks.map((look) => ('found' in look ? { service: look.service, rows: look.found } : look)),
    lines: lines.length > 0 ? lines : ['No row was refused.'],
    trouble: looks.some((look) => 'failure' in look),
  };
}
