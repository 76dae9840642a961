import { type Refusal, RefusedError } from '@leadline/domain';

/** The state of an accepted change; throws the refusal of a refused one, for the client to read as an error with its code. */
export function unwrap<State>(outcome: { ok: true; state: State } | { ok: false; refusal: Refusal }): State {
  if (outcome.ok) return outcome.state;
  throw new RefusedError(outcome.refusal);
}
