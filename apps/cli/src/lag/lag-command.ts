import type { Command } from 'commander';
import { askBroker } from '../addresses/ask-broker.ts';
import { withBroker } from '../addresses/with-broker.ts';
import { amount } from '../command/option-values.ts';
import { reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { lagReport } from './lag-report.ts';
import { readLag } from './read-lag.ts';

interface Options {
  group?: string;
  max: number;
}

/** Adds `leadline lag`. */
export function addLag(program: Command, session: Session): void {
  program
    .command('lag')
    .summary('records that consumers have not taken in yet')
    .description('Shows how far each consumer group is behind its topics. Exit code 1: one is too far behind, or nobody is in it.')
    .option('--group <part>', 'only groups whose name holds this')
    .option('--max <records>', 'what is too far behind', amount, 1000)
    .action(
      reporting<Options>(session, async ({ addresses, options }) => {
        const groups = await withBroker(addresses, (admin) => askBroker(() => readLag(admin, addresses.topicPrefix, options.group)));
        return lagReport(groups, options.max);
      }),
    );
}
