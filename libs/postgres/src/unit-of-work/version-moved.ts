import { RefusedError } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { Versioned } from '../aggregate.ts';
import { notFound, staleVersion } from './refusals.ts';

/** What was changed, and how it is found again. */
interface Moved {
  /** As the aggregate is called. */
  name: string;
  expectedVersion: number;
  find(manager: EntityManager): Promise<{ state: Versioned } | null>;
}

/** A record was no longer at the version that was changed. The transaction, which may have failed by it since, cannot be asked at which it is. */
export class VersionMoved extends Error {
  readonly #moved: Moved;

  constructor(moved: Moved) {
    super(`A ${moved.name} was changed meanwhile`);
    this.#moved = moved;
  }

  /** What to tell the client; to be asked for once the transaction is over. */
  async refusal(manager: EntityManager): Promise<RefusedError> {
    const { name, expectedVersion, find } = this.#moved;
    const current = await find(manager);
    if (!current) return new RefusedError(notFound(name));
    return new RefusedError(staleVersion(name, { expectedVersion, currentVersion: current.state.version }));
  }
}
