import { usualDelay } from './event-loop-delay.ts';
import { type Overload, overload } from './overload.ts';

const shed = expect.objectContaining({
  status: 503,
  headers: { 'retry-after': '1' },
  refusal: expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', rule: 'GatewayOverloaded' }),
});

const limits = { atOnce: 2, waitMs: 1_000, eventLoopDelayMs: 100 };

const answering = (perSecond: number | undefined) => ({ answered: () => undefined, tick: () => undefined, perSecond: () => perSecond });

const started: Overload[] = [];
afterEach(() => started.splice(0).forEach((one) => one.stop()));

function watching(...args: Parameters<typeof overload>): Overload {
  const one = overload(...args);
  started.push(one);
  return one;
}

/** How many are let in before one is refused. */
function letIn({ enter }: Overload): number {
  for (let taken = 0; ; taken += 1) {
    try {
      enter();
    } catch {
      return taken;
    }
  }
}

describe('Overload', () => {
  it('when as much is in hand as allowed › sheds, and takes on again as soon as one is done', () => {
    const { enter, check } = watching(limits, () => 0);
    const leave = enter();
    enter();
    expect(check).toThrow(shed);
    expect(enter).toThrow(shed);
    leave();
    leave();
    expect(check).not.toThrow();
    enter();
    expect(enter).toThrow(shed);
  });

  it('when it is known how fast answers come › takes on what is answered within the wait, no more than allowed, and always a few', () => {
    const most = { ...limits, atOnce: 256 };
    expect(letIn(watching(most, () => 0, answering(undefined)))).toBe(256);
    expect(letIn(watching(most, () => 0, answering(1_000)))).toBe(256);
    expect(letIn(watching(most, () => 0, answering(98)))).toBe(98);
    expect(letIn(watching({ ...most, waitMs: 500 }, () => 0, answering(198)))).toBe(99);
    expect(letIn(watching(most, () => 0, answering(3)))).toBe(64);
  });

  it('when the event loop is late › sheds, until it is not', () => {
    let delay = 101;
    const { check } = watching(limits, () => delay);
    expect(check).toThrow(shed);
    delay = 100;
    expect(check).not.toThrow();
  });

  it('when one tick was very late › that is no overload; three of five are', () => {
    expect(usualDelay([0, 0, 9_000, 0, 0])).toBe(0);
    expect(usualDelay([0, 600, 700, 0, 800])).toBe(600);
  });
});
