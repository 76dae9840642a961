import type { Actor, Refusal } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';
import { findRecord } from '../unit-of-work/find-record.ts';
import { conflict, notFound } from '../unit-of-work/refusals.ts';
import { type Request, keyField } from './request.ts';

/** What a use case came to: the state, or why not; `replayed` when an earlier request had done it already. */
export type Outcome<S> = { ok: true; state: S; replayed: boolean } | { ok: false; refusal: Refusal };

interface Remembered extends Request {
  aggregate: string;
  id: string;
}

/** The outcome of the actor's earlier request with this key, if there was one; a CONFLICT when that was another. The keys of others are none of theirs. */
export async function earlierOutcome<S extends Versioned>(
  manager: EntityManager,
  aggregate: Aggregate<S>,
  request: Request,
  actor: Actor,
): Promise<Outcome<S> | undefined> {
  const [earlier]: Remembered[] = await manager.query(
    'SELECT key, name, fingerprint, aggregate, aggregate_id AS id FROM request WHERE actor_id = $1 AND key = $2',
    [actor.viewer.id, request.key],
  );
  if (!earlier) return undefined;
  if (!isSame(earlier, { ...request, aggregate: aggregate.name })) return { ok: false, refusal: conflict(keyField(request)) };
  const found = await findRecord({ manager, actor }, aggregate, earlier.id);
  return found ? { ok: true, state: found.state, replayed: true } : { ok: false, refusal: notFound(aggregate.name) };
}

const isSame = (earlier: Remembered, repeat: Omit<Remembered, 'id'>): boolean =>
  earlier.name === repeat.name && earlier.fingerprint === repeat.fingerprint && earlier.aggregate === repeat.aggregate;
