import type { PublishedRecord } from '../kafka/published-records.ts';
import type { Names } from './stable-names.ts';

/** What was said, each event once, as sorted lines that are the same for every run of the same deals. */
export function saidBy(records: readonly PublishedRecord[], names: Names): string[] {
  const once = new Map(records.map((record) => [record.id, record]));
  return [...once.values()]
    .map(({ topic, type, subject, version }) => `${topic}: ${type} of ${names.get(subject) ?? subject}, version ${version}`)
    .sort();
}
