import { RequestRefused, retryAfter } from '../../errors/request-refused.ts';

/** The rates of callers, each with a bucket that empties by requests and fills with time. */
export interface TokenBuckets {
  /** Takes one from the caller's bucket; throws RequestRefused, which says when to come back, when it is empty. */
  take(caller: string): void;
  readonly callers: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Buckets that hold `burst` and fill by `perSecond`; of more callers than remembered, those that have been quiet longest start afresh. */
export function tokenBuckets(
  { perSecond, burst }: { perSecond: number; burst: number },
  { now = () => performance.now(), remembered = 100_000 }: { now?: () => number; remembered?: number } = {},
): TokenBuckets {
  const buckets = new Map<string, Bucket>();

  function filled(caller: string): Bucket {
    const at = now();
    const { tokens, at: before } = buckets.get(caller) ?? { tokens: burst, at };
    // Put at the end again: the first in the map is then the quietest.
    buckets.delete(caller);
    const bucket = { tokens: Math.min(burst, tokens + ((at - before) / 1000) * perSecond), at };
    buckets.set(caller, bucket);
    if (buckets.size > remembered) buckets.delete(buckets.keys().next().value!);
    return bucket;
  }

  return {
    take(caller) {
      const bucket = filled(caller);
      if (bucket.tokens < 1) throw tooMany((1 - bucket.tokens) / perSecond, perSecond);
      bucket.tokens -= 1;
    },
    get callers() {
      return buckets.size;
    },
  };
}

function tooMany(seconds: number, perSecond: number): RequestRefused {
  const wait = Math.max(1, Math.ceil(seconds));
  const message = `These are more requests than ${perSecond} a second; come again in ${wait} s.`;
  return new RequestRefused(429, { message, code: 'RATE_LIMITED', rule: 'TooManyRequests', details: { perSecond } }, retryAfter(wait));
}
