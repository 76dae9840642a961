import type { OutboxState } from '@leadline/outbox';
import type { Look } from '../addresses/in-each-database.ts';
import { durationText } from '../command/duration-text.ts';
import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';

/** How full the outboxes are; one that is too old, holds refused rows or cannot be read is trouble and is told with its remedy. */
export function outboxReport(looks: readonly Look<OutboxState>[], maxAgeSeconds: number): Report {
  const remedies = looks.flatMap((look) => remediesOf(look, maxAgeSeconds));
  return {
    data: looks.map((look) => ('found' in look ? { service: look.service, ...look.found } : look)),
    lines: [...table(['SERVICE', 'WAITING', 'OLDEST', 'REFUSED'], looks.map(cellsOf)), ...remedies],
    trouble: remedies.length > 0,
  };
}

const cellsOf = (look: Look<OutboxState>): (string | number)[] =>
  'found' in look
    ? [look.service, look.found.depth, look.found.ageSeconds > 0 ? durationText(look.found.ageSeconds) : '–', look.found.refused]
    : [look.service, '?', '?', '?'];

function remediesOf(look: Look<OutboxState>, maxAgeSeconds: number): string[] {
  const { service } = look;
  if ('failure' in look) return [`${service}: its database cannot be used: ${look.failure} See: leadline doctor`];
  const { refused, ageSeconds } = look.found;
  const remedies: string[] = [];
  if (refused > 0)
    remedies.push(
      `${service}: ${refused} can never be sent as they are, and hold up later ones of their key. See: leadline outbox --refused`,
    );
  if (ageSeconds > maxAgeSeconds) {
    const oldest = refused > 0 ? 'the oldest of the others' : 'the oldest';
    remedies.push(
      `${service}: ${oldest} has waited for ${durationText(ageSeconds)}. Is the service running, and the broker? See: leadline doctor`,
    );
  }
  return remedies;
}
