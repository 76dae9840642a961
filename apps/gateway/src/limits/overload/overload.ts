import { metrics } from '@leadline/observability';
import { RequestRefused, retryAfter } from '../../errors/request-refused.ts';
import { type Capacity, capacity } from './capacity.ts';

/** Keeps the gateway from taking on more than it can answer in good time. */
export interface Overload {
  /** Throws RequestRefused while there is too much in hand. */
  check(): void;
  /** As `check`, and counts a request in; gives what counts it out, once. */
  enter(): () => void;
  readonly inHand: number;
  /** How many may be in hand, as things go. */
  limit(): number;
  /** Ends its timer. */
  stop(): void;
}

/** When there is too much to do. */
export interface OverloadLimits {
  /** The most requests in hand, whatever their answers take. */
  atOnce: number;
  /** The most time that a request should have to wait for its answer. */
  waitMs: number;
  eventLoopDelayMs: number;
}

const gauges = {
  inHand: metrics.gauge('gateway_requests_in_hand', 'Requests that are being answered.'),
  limit: metrics.gauge('gateway_requests_in_hand_limit', 'How many may be at a time, as things go; more are refused.'),
};

const tickMs = 100;

/** However slow the answers are: these many are taken on, so that a few slow questions do not keep out all others. */
const fewestAtOnce = 64;

/** Sheds when so many requests are in hand, or the event loop is so late, that one more would only make all of them slower. */
export function overload(limits: OverloadLimits, eventLoopDelayMs: () => number, watch: Capacity = capacity()): Overload {
  let inHand = 0;
  const change = (by: number) => gauges.inHand.set((inHand += by));
  const ticks = setInterval(() => {
    watch.tick(inHand);
    gauges.limit.set(limit());
  }, tickMs).unref();

  /** As many as are answered within the wait: by Little's law the last of them waits that long. */
  function limit(): number {
    const perSecond = watch.perSecond();
    if (perSecond === undefined) return limits.atOnce;
    return Math.min(limits.atOnce, Math.max(fewestAtOnce, Math.round((perSecond * limits.waitMs) / 1000)));
  }

  function check(): void {
    if (inHand >= limit() || eventLoopDelayMs() > limits.eventLoopDelayMs) throw overloaded();
  }

  return {
    check,
    limit,
    enter() {
      check();
      change(1);
      let entered = true;
      return () => {
        if (!entered) return;
        entered = false;
        watch.answered();
        change(-1);
      };
    },
    get inHand() {
      return inHand;
    },
    stop: () => clearInterval(ticks),
  };
}

const overloaded = (): RequestRefused =>
  new RequestRefused(
    503,
    { message: 'The gateway has more to do than it can; come again in 1 s.', code: 'SERVICE_UNAVAILABLE', rule: 'GatewayOverloaded' },
    retryAfter(1),
  );
