import { EventLog } from './event-log.ts';
import type { FeedEvent } from './feed-event.ts';

const event = (partition: number, offset: number, topic: FeedEvent['topic'] = 'leads') => ({ topic, partition, offset }) as FeedEvent;
const places = (events: FeedEvent[] | undefined) => events?.map(({ partition, offset }) => [partition, offset]);

describe('Event log', () => {
  it('gives what lies at or behind a position, in the order of reading, of the topics asked for', () => {
    const log = new EventLog(10, { leads: [0, 5], projects: [0] });
    for (const one of [event(1, 5), event(0, 0), event(0, 0, 'projects'), event(1, 6), event(0, 1)]) log.append(one);
    expect(places(log.since({ leads: [1, 5] }, ['leads']))).toEqual([
      [1, 5],
      [1, 6],
      [0, 1],
    ]);
    expect(log.since({ leads: [2, 7] }, ['leads'])).toEqual([]);
  });

  it('when a position lies before what is at hand, or is of other partitions › gives nothing at all', () => {
    const log = new EventLog(2, { leads: [3, 0] });
    expect(log.since({ leads: [2, 0] }, ['leads'])).toBeUndefined();
    expect(log.since({ leads: [3] }, ['leads'])).toBeUndefined();
    expect(log.since({}, ['leads'])).toBeUndefined();
    expect(log.since({ leads: [3, 0] }, ['leads'])).toEqual([]);
  });

  it('when it is full › the oldest give way, and positions before them are refused', () => {
    const log = new EventLog(2, { leads: [0, 0] });
    for (let offset = 0; offset < 9; offset += 1) log.append(event(0, offset));
    log.append(event(1, 0));
    expect(places(log.since({ leads: [8, 0] }, ['leads']))).toEqual([
      [0, 8],
      [1, 0],
    ]);
    expect(log.since({ leads: [7, 0] }, ['leads'])).toBeUndefined();
  });
});
