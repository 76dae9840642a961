import { type TopicFault, inspectTopics } from '@leadline/kafka';
import type { Addresses } from '../addresses/find-addresses.ts';
import { askBroker } from '../addresses/ask-broker.ts';
import { withBroker } from '../addresses/with-broker.ts';
import { CommandFailed } from '../command/command-failed.ts';
import { type Finding, well, wrong } from './finding.ts';
import { startAnew } from './start-anew.ts';

/** Looks whether the brokers answer, and whether the topics are there with the partitions and settings that they need. */
export async function checkKafka(addresses: Addresses, partitions?: number): Promise<Finding[]> {
  if (!addresses.brokers) return [];
  const remedy = startAnew(addresses, 'kafka', 'Meanwhile changes are accepted and wait in the outbox.');
  return orWrong('kafka', remedy, () =>
    withBroker(addresses, async (admin, connection) => {
      const found = await Promise.all([
        orWrong('kafka', remedy, async () => {
          const { brokers } = await askBroker(() => admin.describeCluster());
          return [well('kafka', `${brokers.length} of its brokers answer at ${addresses.brokers?.join(', ')}`)];
        }),
        orWrong('topics', remedy, async () => {
          const { topics, faults } = await askBroker(() => inspectTopics(connection, { partitions }));
          return judgeTopics(topics, faults);
        }),
      ]);
      return found.flat();
    }),
  );
}

/** What a look found; that it could not be taken is a finding too, so that it takes nothing from the others. */
export async function orWrong(about: string, remedy: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return [wrong(about, error.message, remedy)];
  }
}

/** What to think of the topics. */
export function judgeTopics(topics: readonly string[], faults: readonly TopicFault[]): Finding[] {
  if (faults.length === 0) return [well('topics', `${topics.length}, with the right partition counts and settings`)];
  return faults.map((fault) => wrong(`topic ${fault.topic}`, ...faultWords(fault)));
}

function faultWords(fault: TopicFault): [says: string, remedy: string] {
  if (fault.fault === 'missing')
    return ['is missing', 'Services make it when they start: start one, or look into its log. Is the topic prefix right?'];
  if (fault.fault === 'settings')
    return [`has other settings: ${fault.settings.join(', ')}`, 'Any service corrects them when it starts: restart one.'];
  const { found, wanted } = fault;
  return [
    `has ${found} partitions and not ${wanted}`,
    'Never change a count: it would break the order per record. If this stack was set up with that count, say so (--partitions, TOPIC_PARTITIONS); else move the records to a new topic prefix.',
  ];
}
