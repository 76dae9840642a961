/** What the gateway, with all that stands behind it, answers in a second: seen while it has enough in hand to show it. */
export interface Capacity {
  /** One more answer is ready. */
  answered(): void;
  /** To be called at short, even intervals with the number of requests in hand. */
  tick(inHand: number): void;
  /** undefined as long as there is nothing to tell it by. */
  perSecond(): number | undefined;
}

interface Stretch {
  answers: number;
  ms: number;
}

/** With fewer in hand it is the callers who set the pace. */
const busyFrom = 16;
const fewestStretches = 3;
const mostStretches = 10;

/** After so many calm stretches what was seen is of another time. */
const calmForgets = 50;

/** Watches the rate of the answers; `now` in milliseconds. */
export function capacity(now: () => number = () => performance.now()): Capacity {
  let busy: Stretch[] = [];
  let calm = 0;
  let answers = 0;
  let since = now();
  return {
    answered: () => void (answers += 1),
    tick(inHand) {
      const at = now();
      const stretch = { answers, ms: at - since };
      [answers, since] = [0, at];
      calm = inHand < busyFrom ? calm + 1 : 0;
      // Until the first of a burst is answered there is nothing to see: that is how long one answer takes, not how many come.
      const begun = busy.length > 0 || stretch.answers > 0;
      if (calm === 0 && begun) busy = [...busy.slice(1 - mostStretches), stretch];
      else if (calm >= calmForgets) busy = [];
    },
    perSecond() {
      if (busy.length < fewestStretches) return undefined;
      return (1000 * sumOf(busy, 'answers')) / sumOf(busy, 'ms');
    },
  };
}

const sumOf = (stretches: readonly Stretch[], part: keyof Stretch): number => stretches.reduce((sum, stretch) => sum + stretch[part], 0);
