import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';

/** How far a group is behind one of its topics. */
export interface TopicLag {
  topic: string;
  partitions: number;
  lag: number;
  /** Of the partition that is furthest behind. */
  worst: number;
}

/** A consumer group and how far it is behind. */
export interface GroupLag {
  group: string;
  /** As the broker names it: Stable, Empty, PreparingRebalance … */
  state: string;
  members: number;
  topics: readonly TopicLag[];
}

/** How far the groups are behind; a group that is too far, or that nobody is in, is trouble and is told with its remedy. */
export function lagReport(groups: readonly GroupLag[], max: number): Report {
  if (groups.length === 0)
    return {
      data: [],
      lines: ['No consumer group of this stack is known to the broker. Have the services been started? See: leadline doctor'],
      trouble: true,
    };
  const remedies = groups.flatMap((group) => remediesOf(group, max));
  const rows = groups.flatMap(({ group, state, members, topics }) =>
    topics.map(({ topic, partitions, lag, worst }) => [group, state, members, topic, partitions, lag, worst]),
  );
  const lines = [...table(['GROUP', 'STATE', 'MEMBERS', 'TOPIC', 'PARTITIONS', 'LAG', 'WORST'], rows), ...remedies];
  return { data: groups.map((group) => ({ ...group, lag: lagOf(group) })), lines, trouble: remedies.length > 0 };
}

const lagOf = ({ topics }: GroupLag): number => topics.reduce((sum, { lag }) => sum + lag, 0);

function remediesOf(group: GroupLag, max: number): string[] {
  const lag = lagOf(group);
  if (group.members === 0) return [`${group.group}: nobody is in it, ${lag} records wait. Start its service; see: leadline doctor`];
  if (lag > max)
    return [`${group.group}: ${lag} records behind. Look whether that shrinks; if not, its service’s log says what holds it up.`];
  return [];
}
