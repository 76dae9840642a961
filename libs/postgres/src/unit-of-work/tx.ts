import type { PersonalRecord } from '@leadline/contracts';
import type { Actor, NewEvent } from '@leadline/domain';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Accepted, Aggregate, Versioned } from '../aggregate.ts';

/** One transaction: what is saved and published in it takes effect together, or not at all. */
export interface Tx {
  readonly manager: EntityManager;
  readonly actor: Actor;
  /** The time of occurrence, as the actor has it. */
  readonly now: Date;
  /**
   * Inserts (`old` null) or updates; stamps versions; keeps the facts for the outbox and old → new for the audit trail. Returns the state with its
   * new version. Whether the id was free and the version still current is known, and refused, only before the commit: the rest of the work may
   * not rest on it.
   */
  save<S extends Versioned>(aggregate: Aggregate<S>, old: S | null, accepted: Accepted<S>): Promise<S>;
  /** The record, when the actor sees it; its row stays locked until the end unless `lock` is false. */
  load<S extends Versioned>(aggregate: Aggregate<S>, id: string, options?: { lock?: boolean }): Promise<S | null>;
  /** Adds a row that is no aggregate's; should that fail, so does the transaction. */
  insert<Row extends ObjectLiteral>(entity: EntitySchema<Row>, row: Row): void;
  /** Sends a statement whose answer nobody needs; what is read later sees its effect. Should it fail, so does the transaction. */
  send(sql: string, values: readonly unknown[]): void;
  /** Holds a lock on each key until the transaction ends, as `lockKeys` does: what is read from here on is read under it. */
  lock(namespace: string, keys: readonly string[]): void;
  /** Sends process messages that go with no change of state. Facts go with a save. */
  publish(...events: NewEvent[]): Promise<void>;
  /** Says again what the personal topic is to hold of these records; a save says it by itself. */
  publishPersonal(...records: PersonalRecord[]): void;
  /** The same transaction on behalf of another actor: each event of a batch has its own. */
  as(actor: Actor): Tx;
}
