import type { PersonalRecord } from '@leadline/contracts';
import type { NewEvent, Viewer } from '@leadline/domain';
import type { EntitySchema } from 'typeorm';
import type { Sql } from './reading/sql.ts';

/** What every aggregate's row has. */
export interface Versioned {
  id: string;
  version: number;
}

/** How an aggregate is stored, who sees and who changes it, and which of its fields are personal. */
export interface Aggregate<S extends Versioned> {
  /** In the singular, as refusals and the audit trail call it. */
  name: string;
  entity: EntitySchema<S>;
  /** Every load passes it. */
  visibleTo(viewer: Viewer): Sql;
  /** A subset of what is visible. */
  changeableBy(viewer: Viewer): Sql;
  /** Audited in the erasable column, published on the personal topic only. */
  personalFields: readonly (keyof S)[];
  /** The details to publish before the facts of the same change, when `personVersion` grew. */
  personalRecord?(state: S): PersonalRecord | null;
}

/** The part of a decision that is saved. */
export interface Accepted<S> {
  state: S;
  events: NewEvent[];
}
