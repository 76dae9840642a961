import type { DeadLetter } from '@leadline/inbox';
import { durationText } from '../command/duration-text.ts';
import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';

interface Listing {
  /** How many of each service are shown. */
  first: number;
  /** Whether settled ones were asked for too. */
  all: boolean;
  now: Date;
}

type Letters = readonly { service: string; letters: readonly DeadLetter[] }[];

/** The dead letters by service; an unsettled one is trouble. */
export function lettersReport(services: Letters, { first, all, now }: Listing): Report {
  const shown = services.flatMap(({ service, letters }) => letters.slice(0, first).map((letter) => ({ service, ...letter })));
  const total = services.reduce((sum, { letters }) => sum + letters.length, 0);
  const unsettled = services.flatMap(({ letters }) => letters).filter(isUnsettled).length;
  const lines = shown.length === 0 ? [all ? 'There has been no dead letter.' : 'No dead letter is unsettled.'] : rows(shown, all, now);
  if (total > shown.length) lines.push(`… and ${total - shown.length} more: --first, --service and --consumer narrow them down.`);
  if (unsettled > 0)
    lines.push('When the code is right: leadline dead-letters retry <id>. To give one up: leadline dead-letters skip <id> --reason "…"');
  return { data: { totalCount: total, deadLetters: shown }, lines, trouble: unsettled > 0 };
}

const isUnsettled = ({ state }: DeadLetter): boolean => state === 'OPEN' || state === 'RETRYING';

function rows(letters: readonly (DeadLetter & { service: string })[], all: boolean, now: Date): string[] {
  const headings = ['ID', 'CONSUMER', 'STATE', 'SINCE', 'TRIED', 'BEHIND', 'EVENT', 'AT', 'REASON', ...(all ? ['SETTLED'] : [])];
  return table(
    headings,
    letters.map((letter) => [...cellsOf(letter, now), ...(all ? [settlement(letter)] : [])]),
  );
}

const cellsOf = (letter: DeadLetter, now: Date): (string | number)[] => [
  letter.id,
  letter.consumer,
  letter.state,
  `${durationText((now.getTime() - letter.firstSeenAt.getTime()) / 1000)} ago`,
  letter.attempts,
  letter.parked,
  letter.eventType ?? '–',
  `${letter.topic}/${letter.partition}@${letter.offset}`,
  letter.reason,
];

function settlement({ closedAt, closedBy, skipReason }: DeadLetter): string {
  if (closedAt === null) return '';
  return [closedAt.toISOString(), closedBy && `by ${closedBy}`, skipReason].filter(Boolean).join(' ');
}
