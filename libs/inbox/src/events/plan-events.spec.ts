import { planEvents, type Standing } from './plan-events.ts';
import type { ReadEvent } from './read-event.ts';

const event = (offset: number, aggregateId: string | null, eventId: string | null = `event-${offset}`): ReadEvent =>
  ({ record: { topic: 'facts', partition: 0, message: { offset: `${offset}` } }, eventId, aggregateId, fault: null }) as ReadEvent;

const faulty = (offset: number, aggregateId: string | null, eventId: string | null = null): ReadEvent =>
  ({ ...event(offset, aggregateId, eventId), fault: { kind: 'invalid-body', detail: 'not-json' } }) as ReadEvent;

const standing = (events: ReadEvent[], more: Partial<Standing> = {}): Standing => ({
  fresh: new Set(events.flatMap(({ eventId }) => eventId ?? [])),
  recorded: new Set(),
  blocked: new Map(),
  ...more,
});

const plan = (events: ReadEvent[], more: Partial<Standing> = {}) => {
  const made = planEvents(events, standing(events, more), () => 'dead');
  const offsets = (list: readonly (ReadEvent | { event: ReadEvent })[]) =>
    list.map((item) => Number(('event' in item ? item.event : item).record.message.offset));
  return {
    handle: offsets(made.handle),
    bury: offsets(made.bury),
    park: offsets(made.park),
    repeats: offsets(made.repeats),
    withdraw: made.withdraw,
  };
};

describe('Batch plan', () => {
  it('when all are new › handles them in order', () => {
    expect(plan([event(1, 'a'), event(2, 'b'), event(3, 'a')])).toEqual({
      handle: [1, 2, 3],
      bury: [],
      park: [],
      repeats: [],
      withdraw: [],
    });
  });

  it('when one was handled before › is a repeat', () => {
    expect(plan([event(1, 'a'), event(2, 'a')], { fresh: new Set(['event-2']) })).toMatchObject({ handle: [2], repeats: [1] });
  });

  it('when the same event comes twice in the batch › the second is a repeat', () => {
    expect(plan([event(1, 'a', 'one'), event(2, 'a', 'one')])).toMatchObject({ handle: [1], repeats: [2], withdraw: [] });
  });

  it('when one is faulty › it is buried, what follows of its aggregate parks, others go on', () => {
    expect(plan([event(1, 'a'), faulty(2, 'a'), event(3, 'b'), event(4, 'a')])).toEqual({
      handle: [1, 3],
      bury: [2],
      park: [4],
      repeats: [],
      withdraw: ['event-4'],
    });
  });

  it('when a dead letter of its aggregate is ahead › parks behind it, faulty or not, and leaves the inbox', () => {
    expect(plan([event(1, 'a'), faulty(2, 'a')], { blocked: new Map([['a', 'earlier']]) })).toMatchObject({
      bury: [],
      park: [1, 2],
      withdraw: ['event-1'],
    });
  });

  it('when the record is a dead letter or parked already › is a repeat and leaves the inbox', () => {
    const recorded = { recorded: new Set(['facts/0/1', 'facts/0/2']), blocked: new Map([['a', 'earlier']]) };
    expect(plan([faulty(1, 'a'), event(2, 'a')], recorded)).toMatchObject({ bury: [], park: [], repeats: [1, 2], withdraw: ['event-2'] });
  });

  it('when a faulty one repeats an event that operators skipped › is a repeat', () => {
    expect(plan([faulty(9, 'a', 'skipped')], { fresh: new Set() })).toMatchObject({ bury: [], repeats: [9] });
  });

  it('when nothing of a faulty one can be read › is buried and holds nobody up', () => {
    expect(plan([faulty(1, null), event(2, 'a')])).toMatchObject({ bury: [1], handle: [2], park: [] });
  });
});
