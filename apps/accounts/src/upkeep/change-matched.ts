import type { Actor, Decision } from '@leadline/domain';
import { type Aggregate, type ChangeCommand, MovedMeanwhile, type Outcome, type Tx, type Versioned } from '@leadline/postgres';
import { holdKeys, lockMatchKeys, movedKeys, without } from '../matching/hold-keys.ts';
import type { MatchKey } from '../matching/match-keys.ts';
import type { Services } from '../services.ts';

/** A kind of record that leads are matched with. */
export interface Matched<State extends Versioned> {
  aggregate: Aggregate<State>;
  keysOf(state: State): MatchKey[];
}

/** What is to become of a record and of its keys. */
export interface MatchedChange<State extends Versioned> {
  keysAfter(state: State): MatchKey[];
  decide(state: State, tx: Tx): Decision<State> | Promise<Decision<State>>;
}

/**
 * Changes a record and what it is matched by. The keys that move are locked before the row, as a conversion does it: in another order the two
 * could wait for each other.
 */
export const changeMatched =
  <State extends Versioned>({ unitOfWork }: Services, { aggregate, keysOf }: Matched<State>) =>
  (command: ChangeCommand, { keysAfter, decide }: MatchedChange<State>, actor: Actor): Promise<Outcome<State>> => {
    let locked: MatchKey[] = [];
    const lockFirst = async (tx: Tx): Promise<void> => {
      const seen = await tx.load(aggregate, command.id, { lock: false });
      locked = seen === null ? [] : movedKeys({ before: keysOf(seen), after: keysAfter(seen) });
      lockMatchKeys(tx, locked);
    };
    return unitOfWork.change(aggregate, { ...command, lockFirst }, actor, async (state, tx) => {
      const decision = await decide(state, tx);
      if (!decision.ok) return decision;
      const keys = { recordId: state.id, before: keysOf(state), after: keysOf(decision.state) };
      // Somebody gave it other keys between the look and the row lock.
      if (without(movedKeys(keys), locked).length > 0) throw new MovedMeanwhile(`the keys of the ${aggregate.name}`);
      holdKeys(tx, keys);
      return decision;
    });
  };
