import { durationText } from '../command/duration-text.ts';
import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';

/** A conversion as the graph tells it to operators: ids and codes. */
export interface Conversion {
  id: string;
  state: string;
  attempt: number;
  requestedAt: string;
  finishedAt: string | null;
  lead: { id: string } | null;
  failure: { step: string; reason: string } | null;
}

/** What stands between a conversion and its end, by its state. */
const remedies: Record<string, string> = {
  REQUESTED: 'accounts has not answered: leadline doctor; leadline lag --group accounts; if its message was skipped: retryConversion',
  ACCOUNT_READY:
    'opportunities has not answered: leadline doctor; leadline lag --group opportunities; if its message was skipped: retryConversion',
};

/** Lists conversions; those that were asked for as stuck are trouble, and each state of theirs has its remedy. */
export function conversionsReport(
  page: { totalCount: number; nodes: readonly Conversion[] },
  { stuck, now }: { stuck: boolean; now: Date },
): Report {
  const { totalCount, nodes } = page;
  const lines = nodes.length === 0 ? [stuck ? 'No conversion is stuck.' : 'There are no such conversions.'] : listed(nodes, now);
  if (totalCount > nodes.length) lines.push(`… and ${totalCount - nodes.length} more.`);
  if (stuck) lines.push(...remediesOf(nodes));
  return { data: { totalCount, conversions: nodes }, lines, trouble: stuck && totalCount > 0 };
}

const listed = (nodes: readonly Conversion[], now: Date): string[] =>
  table(
    ['CONVERSION', 'LEAD', 'STATE', 'ATTEMPT', 'ASKED', 'FAILURE'],
    nodes.map(({ id, lead, state, attempt, requestedAt, failure }) => [
      id,
      lead?.id ?? '–',
      state,
      attempt,
      `${durationText((now.getTime() - Date.parse(requestedAt)) / 1000)} ago`,
      failure ? `${failure.step} ${failure.reason}` : '',
    ]),
  );

const remediesOf = (nodes: readonly Conversion[]): string[] =>
  [...new Set(nodes.map(({ state }) => state))].flatMap((state) => (remedies[state] ? [`${state}: ${remedies[state]}`] : []));
