import { capacity } from './capacity.ts';

/** A capacity with stretches of 100 ms, and what happens in each. */
function watched() {
  let at = 0;
  const watch = capacity(() => at);
  const stretch = (inHand: number, answers: number, times = 1): void => {
    for (let time = 0; time < times; time += 1) {
      for (let answer = 0; answer < answers; answer += 1) watch.answered();
      at += 100;
      watch.tick(inHand);
    }
  };
  return { watch, stretch };
}

describe('Capacity', () => {
  it('when the callers set the pace › is not known', () => {
    const { watch, stretch } = watched();
    stretch(15, 3, 100);
    expect(watch.perSecond()).toBeUndefined();
  });

  it('when enough is in hand › is the rate of the answers over the last second, after three stretches', () => {
    const { watch, stretch } = watched();
    stretch(16, 10, 2);
    expect(watch.perSecond()).toBeUndefined();
    stretch(16, 10);
    expect(watch.perSecond()).toBe(100);
    stretch(200, 20, 10);
    expect(watch.perSecond()).toBe(200);
  });

  it('when a burst is not answered yet › is not known: the wait for the first answer does not count', () => {
    const { watch, stretch } = watched();
    stretch(50, 0, 8);
    expect(watch.perSecond()).toBeUndefined();
    stretch(50, 10, 3);
    expect(watch.perSecond()).toBe(100);
  });

  it('when it is calm for a moment › stays known; after five seconds it is of another time', () => {
    const { watch, stretch } = watched();
    stretch(16, 10, 3);
    stretch(0, 0, 49);
    expect(watch.perSecond()).toBe(100);
    stretch(0, 0);
    expect(watch.perSecond()).toBeUndefined();
  });
});
