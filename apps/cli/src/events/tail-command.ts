import { events, topics } from '@leadline/contracts';
import { type Command, Option } from 'commander';
import { withBroker } from '../addresses/with-broker.ts';
import { count, moment, words } from '../command/option-values.ts';
import { type Run, reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { UsageError } from '../command/usage-error.ts';
import { type PlacedRecord, eventLine, passingEvent } from './passing-event.ts';
import { tailTopics } from './tail-topics.ts';

interface Options {
  topic: string[];
  type?: string[];
  subject?: string;
  since?: Date;
  limit?: number;
  follow: boolean;
  data?: true;
}

/** Adds `leadline events tail`. */
export function addEvents(program: Command, session: Session): void {
  program
    .command('events')
    .summary('what is published, as it passes')
    .command('tail')
    .summary('print facts as they are published')
    .description(
      'Prints facts as they are published, until Ctrl-C: what happened, to which record, when. Facts hold no details of people, and the topic that does is never read. With --json, one JSON object a line.',
    )
    .option('--topic <names>', `only these topics: ${topics.join(', ')}`, words)
    .option('--type <names>', 'only these events, by name (LeadQualified) or CloudEvents type', words)
    .option('--subject <id>', 'only events of this record')
    .addOption(
      new Option('--since <moment>', 'begin with what was published then: an instant, or 10m, 2h, 7d').argParser((text) => moment(text)),
    )
    .option('--limit <count>', 'end after so many', count)
    .option('--no-follow', 'end with what is there now')
    .option('--data', 'with --json: what each fact says')
    .action(reporting<Options>(session, tail));
}

async function tail({ addresses, options, interruption, out }: Run<Options>) {
  const wanted = options.topic ?? topics;
  refuseOtherTopics(wanted);
  refuseOtherTypes(options.type ?? []);
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  const take = (record: PlacedRecord): boolean => {
    const event = passingEvent(record, { withData: options.data ?? false });
    if (left === 0 || !isWanted(event, options)) return left > 0;
    out(options.json ? JSON.stringify(event) : eventLine(event));
    left -= 1;
    return left > 0;
  };
  const { since, follow } = options;
  await withBroker(addresses, (admin, connection) =>
    tailTopics(admin, connection, { topics: wanted, since, follow, signal: interruption(), take }),
  );
  return { data: undefined, lines: [], trouble: false };
}

function refuseOtherTopics(wanted: readonly string[]): void {
  const stranger = wanted.find((topic) => !(topics as readonly string[]).includes(topic));
  if (stranger === 'personal')
    throw new UsageError('The topic “personal” holds details of people and is never printed; facts are on the others.');
  if (stranger !== undefined) throw new UsageError(`There is no topic “${stranger}”; there are: ${topics.join(', ')}.`);
}

function refuseOtherTypes(wanted: readonly string[]): void {
  const names = [...events.values()].map(({ name }) => name);
  const stranger = wanted.find((name) => !names.includes(name) && !events.has(name));
  if (stranger !== undefined) throw new UsageError(`There is no event “${stranger}”; there are: ${names.sort().join(', ')}.`);
}

const isWanted = (event: { name: string; type: string; subject: string }, { type, subject }: Options): boolean =>
  (type === undefined || type.includes(event.name) || type.includes(event.type)) && (subject === undefined || event.subject === subject);
