import { bearerToken, tokenExpiry } from '@leadline/auth';
import { callerOf } from '../../limits/callers/caller.ts';
import type { Limits } from '../../limits/create-limits.ts';
import type { Admit } from '../../request/admit.ts';
import type { SessionOf } from './session.ts';

/** Says who a subscriber is by its `authorization` header or its like; throws RequestRefused, also when there are too many requests. */
export type AdmitSubscriber = (authorization: string | undefined, address: string) => Promise<SessionOf>;

/** Admits subscribers by token; with AUTH=off everybody, as nobody in particular. */
export function subscriberAdmission(admit: Admit, limits: Pick<Limits, 'takeFromBucket' | 'overload'>): AdmitSubscriber {
  return async (authorization, address) => {
    limits.overload.check();
    const viewer = await admit(authorization).catch((refusal: unknown) => {
      // A token that is not accepted counts against the address that it came from.
      limits.takeFromBucket(callerOf(null, address));
      throw refusal;
    });
    const callerId = callerOf(viewer, address);
    limits.takeFromBucket(callerId);
    if (!viewer) return { viewer, callerId, authorization: undefined, expiresAt: Infinity };
    const token = bearerToken(authorization);
    return { viewer, callerId, authorization: `Bearer ${token}`, expiresAt: tokenExpiry(token).getTime() };
  };
}
