import { hash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { type RequestsAtOnce, requestsAtOnce } from './callers/requests-at-once.ts';
import { type TokenBuckets, tokenBuckets } from './callers/token-buckets.ts';
import { checkSource } from './document/check-document.ts';
import type { LimitSettings } from './limit-settings.ts';
import { eventLoopDelay } from './overload/event-loop-delay.ts';
import { type Overload, overload } from './overload/overload.ts';
import { checkPrice } from './price/price-limit.ts';
import type { PricedOperation } from './price/price-of.ts';
import { checkTrusted, readTrustedDocuments, type TrustedDocuments } from './trusted-documents.ts';

/** Every limit of the gateway as a function that throws RequestRefused; whatever takes requests, over whatever transport, asks these. */
export interface Limits {
  settings: LimitSettings;
  trusted?: TrustedDocuments;
  /** The text of a query, before it is parsed for good: on the list, if there is one, and within size. */
  checkSource(source: string): void;
  /** A valid operation, before it runs; gives its price. */
  checkPrice(operation: PricedOperation): number;
  /** One request of a caller; see `callerOf`. */
  takeFromBucket(caller: string): void;
  /** A request that a caller has in hand until the function that this gives is called. */
  enter: RequestsAtOnce['enter'];
  overload: Overload;
  stop(): void;
}

const rememberedDocuments = 2_000;

/** Sets up the limits of one gateway. */
export function createLimits(settings: LimitSettings): Limits {
  const buckets: TokenBuckets = tokenBuckets(settings.callers);
  const delay = eventLoopDelay();
  const load = overload(settings.overload, () => delay.current());
  const trusted = settings.trustedDocuments === undefined ? undefined : readTrustedDocuments(settings.trustedDocuments);
  const known = new Set<string>();

  function remember(sha256: string): void {
    if (known.size >= rememberedDocuments) known.delete(known.keys().next().value!);
    known.add(sha256);
  }

  return {
    settings,
    trusted,
    checkSource(source) {
      const sha256 = hash('sha256', source);
      if (known.has(sha256)) return;
      if (trusted) checkTrusted(sha256, trusted);
      const document: DocumentNode | undefined = checkSource(source, settings.document);
      if (document) remember(sha256);
    },
    checkPrice: (operation) => checkPrice(operation, settings.price),
    takeFromBucket: (caller) => buckets.take(caller),
    // Nobody takes all there is: the last eighth is for the others.
    enter: requestsAtOnce(() => Math.min(settings.callers.atOnce, Math.ceil((load.limit() * 7) / 8))).enter,
    overload: load,
    stop() {
      load.stop();
      delay.stop();
    },
  };
}
