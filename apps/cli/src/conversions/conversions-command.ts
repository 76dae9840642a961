import { type Command, Option } from 'commander';
import { askGraph } from '../access/ask-graph.ts';
import { amount, count } from '../command/option-values.ts';
import { type Run, reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { UsageError } from '../command/usage-error.ts';
import { type Conversion, conversionsReport } from './conversions-report.ts';

interface Options {
  stuck?: true;
  state?: string[];
  olderThan?: number;
  first: number;
}

const states = ['REQUESTED', 'ACCOUNT_READY', 'AWAITING_CHOICE', 'COMPLETED', 'FAILED', 'REVERTED'];
const running = ['REQUESTED', 'ACCOUNT_READY'];
const tooLongSeconds = 300;

const document = `query Conversions($filter: ConversionFilter!, $direction: SortDirection!, $first: Int!) {
  conversions(filter: $filter, orderBy: { direction: $direction }, first: $first) {
    totalCount
    nodes { id state attempt requestedAt finishedAt lead { id } failure { step reason } }
  }
}`;

/** Adds `leadline conversions`. */
export function addConversions(program: Command, session: Session): void {
  program
    .command('conversions')
    .summary('conversions by state; --stuck for those that do not end')
    .description(
      'Lists conversions by id, never with a person’s details; the newest first. With --stuck the oldest first, and exit code 1 says that there are some.',
    )
    .option('--stuck', `only those that have been running for over ${tooLongSeconds / 60} minutes`)
    .addOption(new Option('--state <states...>', 'only those in one of these states').choices(states))
    .option('--older-than <seconds>', 'only those whose latest attempt began longer ago', amount)
    .option('--first <count>', 'how many at most, up to 100', count, 100)
    .action(reporting<Options>(session, find));
}

async function find(run: Run<Options>) {
  const { stuck = false, state = [], first } = run.options;
  if (stuck) refuseResting(state);
  const { conversions } = await askGraph<{ conversions: { totalCount: number; nodes: Conversion[] } }>(run, document, {
    filter: filterOf(run.options),
    // Of those that are stuck the oldest has waited longest.
    direction: stuck ? 'ASC' : 'DESC',
    first: Math.min(first, 100),
  });
  return conversionsReport(conversions, { stuck, now: new Date() });
}

function refuseResting(states: readonly string[]): void {
  const resting = states.find((state) => !running.includes(state));
  if (resting) throw new UsageError(`None is stuck that is ${resting}: with --stuck, --state takes ${running.join(' or ')}.`);
}

function filterOf({ stuck, state, olderThan }: Options): { states?: string[]; olderThanSeconds?: number } {
  return {
    ...((stuck || state) && { states: state ?? running }),
    ...((stuck || olderThan !== undefined) && { olderThanSeconds: Math.ceil(olderThan ?? tooLongSeconds) }),
  };
}
