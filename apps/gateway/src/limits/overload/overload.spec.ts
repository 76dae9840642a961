import { usualDelay } from './event-loop-delay.ts';
import { overload } from './overload.ts';

const shed = expect.objectContaining({
  status: 503,
  headers: { 'retry-after': '1' },
  refusal: expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', rule: 'GatewayOverloaded' }),
});

describe('Overload', () => {
  it('when as much is in hand as allowed › sheds, and takes on again as soon as one is done', () => {
    const { enter, check } = overload({ atOnce: 2, eventLoopDelayMs: 100 }, () => 0);
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

  it('when the event loop is late › sheds, until it is not', () => {
    let delay = 101;
    const { check } = overload({ atOnce: 2, eventLoopDelayMs: 100 }, () => delay);
    expect(check).toThrow(shed);
    delay = 100;
    expect(check).not.toThrow();
  });

  it('when one tick was very late › that is no overload; three of five are', () => {
    expect(usualDelay([0, 0, 9_000, 0, 0])).toBe(0);
    expect(usualDelay([0, 600, 700, 0, 800])).toBe(600);
  });
});
