import { listRefused, outboxState, retryRefused } from '@leadline/outbox';
import type { Command } from 'commander';
import { allFound, inEachDatabase } from '../addresses/in-each-database.ts';
import { requiredDatabases } from '../addresses/required.ts';
import { amount, words } from '../command/option-values.ts';
import { type Run, reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { outboxReport } from './outbox-report.ts';
import { refusedReport } from './refused-report.ts';
import { retriedReport } from './retried-report.ts';

interface Options {
  service?: string[];
  refused?: true;
  maxAge: number;
}

/** Adds `leadline outbox` and `leadline outbox retry`. */
export function addOutbox(program: Command, session: Session): void {
  const outbox = program
    .command('outbox')
    .summary('what waits for the broker, per service; retry refused rows')
    .description('What waits in each service’s outbox for the broker.');
  outbox
    .command('list', { isDefault: true })
    .summary('how much waits, and since when; --refused for what can never be sent')
    .description(
      'Shows how many events wait in each service’s outbox and since when the oldest does, those aside that a refused one holds up. Exit code 1: one waits too long, or can never be sent as it is.',
    )
    .option('--service <names>', 'only these services', words)
    .option('--refused', 'list the rows that can never be sent as they are, and how many wait behind each')
    .option('--max-age <seconds>', 'what is too long', amount, 30)
    .action(reporting<Options>(session, (run) => (run.options.refused ? refused(run) : state(run))));
  outbox
    .command('retry')
    .summary('try refused rows again')
    .description('Lets the relay try the refused rows again, in their old places, once their cause is mended. Nothing is changed or lost.')
    .option('--service <names>', 'only these services', words)
    .action(reporting<Options>(session, retry));
}

async function state({ addresses, options }: Run<Options>) {
  return outboxReport(await inEachDatabase(requiredDatabases(addresses, options.service), outboxState), options.maxAge);
}

async function refused({ addresses, options }: Run<Options>) {
  const looks = await inEachDatabase(requiredDatabases(addresses, options.service), listRefused);
  return refusedReport(allFound(looks).flatMap(({ service, found }) => found.map((row) => ({ service, ...row }))));
}

async function retry({ addresses, options }: Run<Options>) {
  return retriedReport(await inEachDatabase(requiredDatabases(addresses, options.service), retryRefused));
}
