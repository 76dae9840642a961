import type { Command } from 'commander';
import { askBroker } from '../addresses/ask-broker.ts';
import { withBroker } from '../addresses/with-broker.ts';
import { moment, words } from '../command/option-values.ts';
import { reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { planReplay } from './plan-replay.ts';
import { moveBack, readPositions } from './positions.ts';
import { replayReport } from './replay-report.ts';

interface Options {
  from: 'beginning' | Date;
  topic?: string[];
  pastInbox?: true;
  yes?: true;
}

const startOf = (text: string): Options['from'] => (text === 'beginning' ? text : moment(text));

/** Adds `leadline replay-group`. */
export function addReplayGroup(program: Command, session: Session): void {
  program
    .command('replay-group')
    .summary('let a stopped consumer group read records again')
    .description(
      'Sets a consumer group back, so that its service reads records again when it starts. What the inbox knows has no second effect; after a database was restored, what it lost takes effect again. Without --yes it only shows what would be read.',
    )
    .argument('<group>', 'its name, as leadline lag shows it; the prefix may be left out')
    .requiredOption('--from <moment>', '“beginning”, an instant, or how long ago (10m, 2h, 7d); never skips anything', startOf)
    .option('--topic <names>', 'only these topics', words)
    .option(
      '--past-inbox',
      'also records that are too old for the inbox to know: they take effect again unless the data itself prevents it',
    )
    .option('--yes', 'do it')
    .action(
      reporting<Options, [string]>(session, ({ addresses, options }, name) => {
        const groupId = name.startsWith(`${addresses.topicPrefix}.`) ? name : `${addresses.topicPrefix}.${name}`;
        return withBroker(addresses, async (admin, connection) => {
          const topics = options.topic?.map((topic) => connection.topicName(topic));
          const positions = await askBroker(() => readPositions(admin, { groupId, topics, from: options.from, now: new Date() }));
          const plan = planReplay(positions, { pastInbox: options.pastInbox ?? false });
          if (options.yes) await moveBack(admin, groupId, plan);
          return replayReport(groupId, plan, { done: options.yes ?? false });
        });
      }),
    );
}
