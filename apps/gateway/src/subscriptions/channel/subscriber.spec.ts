import type { FeedEvent } from '../feed/feed-event.ts';
import { openSession } from '../session/session.ts';
import type { Channel } from './channel.ts';
import { Subscriber } from './subscriber.ts';

/** A subscriber of a graph that tells each event at once, unless it is held back. */
function aSubscriber({ graphAnswers = true } = {}) {
  const session = openSession({ viewer: null, callerId: 'address ::1', authorization: undefined, expiresAt: Infinity });
  const channel = {
    join: () => undefined,
    leave: () => undefined,
    endsWith: () => false,
    message: async ({ offset }: FeedEvent) => (graphAnswers ? { data: { offset } } : new Promise<never>(() => undefined)),
  };
  const subscriber = new Subscriber({
    channel: channel as unknown as Channel,
    session,
    limits: { queue: 5, catchUp: 20 },
    missed: [],
    from: { leads: [0] } as never,
    shownErrors: (error) => [{ message: '', extensions: (error as { extensions: Record<string, unknown> }).extensions }],
    closed: () => undefined,
  });
  let offset = 0;
  const offer = (count: number) => {
    for (let sent = 0; sent < count; sent += 1)
      subscriber.offer({ topic: 'leads', partition: 0, offset: (offset += 1) } as unknown as FeedEvent);
  };
  return { session, subscriber, offer };
}

const reason = ({ session }: ReturnType<typeof aSubscriber>) => session.ended.reason as unknown;

describe('Subscriber', () => {
  it('when more events come at once than may stay untaken, while the client waits › gets them all, in order', async () => {
    const { subscriber, offer, session } = aSubscriber();
    const first = subscriber.next();
    offer(20);
    const offsets = [await first];
    while (offsets.length < 20) offsets.push(await subscriber.next());
    expect(offsets.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, index) => ({ data: { offset: index + 1 } })));
    expect(session.ended.aborted).toBe(false);
  });

  it('when the client takes each message in the end › counts anew from there', async () => {
    const at = aSubscriber();
    for (let turn = 0; turn < 3; turn += 1) {
      const waits = at.subscriber.next();
      at.offer(1);
      await waits;
      at.offer(5);
    }
    expect(at.session.ended.aborted).toBe(false);
  });

  it('when so many come while the client does not take a message › its connection ends as too slow', () => {
    const at = aSubscriber();
    at.offer(5);
    expect(at.session.ended.aborted).toBe(false);
    at.offer(1);
    expect(reason(at)).toBe('SlowClient');
  });

  it('when the graph does not answer › the subscription ends once it could not catch up any more, the connection does not', async () => {
    const at = aSubscriber({ graphAnswers: false });
    const waits = at.subscriber.next();
    at.offer(22);
    expect(await waits).toMatchObject({ value: { errors: [{ extensions: { rule: 'SubgraphAway' } }] } });
    expect(await at.subscriber.next()).toEqual({ done: true, value: undefined });
    expect(at.session.ended.aborted).toBe(false);
  });
});
