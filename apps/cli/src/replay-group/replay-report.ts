import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';
import type { Move } from './plan-replay.ts';

/** What a replay reads again, per topic, and whether it has been set up. */
export function replayReport(group: string, moves: readonly Move[], { done }: { done: boolean }): Report {
  const topics = [...Map.groupBy(moves, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.length,
    records: ofTopic.reduce((sum, { again }) => sum + again, 0),
  }));
  const records = topics.reduce((sum, topic) => sum + topic.records, 0);
  return { data: { group, done, records, topics }, lines: linesOf(group, topics, done), trouble: false };
}

function linesOf(group: string, topics: readonly { topic: string; partitions: number; records: number }[], done: boolean): string[] {
  if (topics.length === 0) return [`${group} has read nothing since then: there is nothing to replay.`];
  const rows = topics.map(({ topic, partitions, records }) => [topic, partitions, records]);
  const last = done
    ? `${group} is set back. Start its service; watch it with: leadline lag`
    : 'Nothing has been changed. To do it, add --yes.';
  return [...table(['TOPIC', 'PARTITIONS', 'RECORDS AGAIN'], rows), last];
}
