import { RequestRefused, retryAfter } from '../../errors/request-refused.ts';

/** How many requests each caller has in hand. */
export interface RequestsAtOnce {
  /** Counts a request in and gives what counts it out, once; throws RequestRefused when the caller has too many in hand. */
  enter(caller: string): () => void;
  /** Callers with a request in hand. */
  readonly callers: number;
}

/** Holds each caller to a number of requests at the same time, which may change with the load. */
export function requestsAtOnce(mostNow: () => number): RequestsAtOnce {
  const inHand = new Map<string, number>();

  function leave(caller: string): void {
    const left = (inHand.get(caller) ?? 1) - 1;
    if (left > 0) inHand.set(caller, left);
    else inHand.delete(caller);
  }

  return {
    enter(caller) {
      const before = inHand.get(caller) ?? 0;
      const limit = mostNow();
      if (before >= limit) throw tooManyAtOnce(limit);
      inHand.set(caller, before + 1);
      let entered = true;
      return () => {
        if (entered) leave(caller);
        entered = false;
      };
    },
    get callers() {
      return inHand.size;
    },
  };
}

function tooManyAtOnce(limit: number): RequestRefused {
  const message = `More than ${limit} requests at once; wait for an answer before you send the next.`;
  return new RequestRefused(429, { message, code: 'RATE_LIMITED', rule: 'TooManyRequestsAtOnce', details: { limit } }, retryAfter(1));
}
