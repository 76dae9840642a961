import { metrics } from '@leadline/observability';
import { RequestRefused, retryAfter } from '../../errors/request-refused.ts';

/** Keeps the gateway from taking on more than it can answer in good time. */
export interface Overload {
  /** Throws RequestRefused while there is too much in hand. */
  check(): void;
  /** As `check`, and counts a request in; gives what counts it out, once. */
  enter(): () => void;
  readonly inHand: number;
}

const gauge = metrics.gauge('gateway_requests_in_hand', 'Requests that are being answered.');

/** Sheds when so many requests are in hand, or the event loop is so late, that one more would only make all of them slower. */
export function overload(limits: { atOnce: number; eventLoopDelayMs: number }, eventLoopDelayMs: () => number): Overload {
  let inHand = 0;
  const change = (by: number) => gauge.set((inHand += by));

  function check(): void {
    if (inHand >= limits.atOnce || eventLoopDelayMs() > limits.eventLoopDelayMs) throw overloaded();
  }

  return {
    check,
    enter() {
      check();
      change(1);
      let entered = true;
      return () => {
        if (entered) change(-1);
        entered = false;
      };
    },
    get inHand() {
      return inHand;
    },
  };
}

const overloaded = (): RequestRefused =>
  new RequestRefused(
    503,
    { message: 'The gateway has more to do than it can; come again in 1 s.', code: 'SERVICE_UNAVAILABLE', rule: 'GatewayOverloaded' },
    retryAfter(1),
  );
