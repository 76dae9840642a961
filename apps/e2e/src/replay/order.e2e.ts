import type { PublishedRecord } from '../kafka/published-records.ts';
import { newestNotLast, publishedTooLate } from './order.ts';

/** Records of one aggregate on one partition, given by their versions; the same version is the same event. */
const records = (topic: string, ...versions: number[]): PublishedRecord[] =>
  versions.map((version, offset) => ({
    ...{ topic, partition: 0, offset, version },
    ...{ id: `event ${version}`, type: 'changed', source: 'leads', subject: 'a lead' },
  }));

describe('Replay › the order of what was published', () => {
  it('when events are sent again › their first copies count', () => {
    expect(publishedTooLate(records('leads.v1', 1, 2, 1, 2))).toEqual([]);
  });

  it('when an event lies behind a later one of its aggregate › is told', () => {
    expect(publishedTooLate(records('leads.v1', 1, 3, 2))).toEqual(['leads.v1 leads a lead 2 after 3']);
  });

  it('when the last record of a person is not the newest › is told: compaction would keep it', () => {
    expect(newestNotLast(records('personal.v1', 1, 2, 1, 2))).toEqual([]);
    expect(newestNotLast(records('personal.v1', 1, 2, 1))).toEqual(['personal.v1 leads a lead']);
  });
});
