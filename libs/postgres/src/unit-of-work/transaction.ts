import type { PersonalRecord } from '@leadline/contracts';
import { type Actor, type NewEvent, newId, RefusedError } from '@leadline/domain';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Accepted, Aggregate, Versioned } from '../aggregate.ts';
import { lockStatement } from '../platform/lock-keys.ts';
import { type Changes, differenceOf, partPersonal } from './difference.ts';
import { findRecord } from './find-record.ts';
import { eventRow, personalRow } from './outbox-row.ts';
import type { Pending } from './pending.ts';
import { conflict } from './refusals.ts';
import { insertOf, updateOf } from './row.ts';
import type { SentStatements } from './sent-statements.ts';
import { stamp } from './stamp.ts';
import type { Tx } from './tx.ts';
import { VersionMoved } from './version-moved.ts';

interface Scope {
  manager: EntityManager;
  actor: Actor;
  source: string;
  pending: Pending;
  sent: SentStatements;
}

/** The one implementation of Tx. */
export class Transaction implements Tx {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  get manager(): EntityManager {
    return this.#scope.manager;
  }

  get actor(): Actor {
    return this.#scope.actor;
  }

  get now(): Date {
    return this.actor.now;
  }

  as(actor: Actor): Tx {
    return new Transaction({ ...this.#scope, actor });
  }

  async load<S extends Versioned>(aggregate: Aggregate<S>, id: string, options: { lock?: boolean } = {}): Promise<S | null> {
    const found = await findRecord(this, aggregate, id, { lock: options.lock ?? true });
    return found?.state ?? null;
  }

  async save<S extends Versioned>(aggregate: Aggregate<S>, old: S | null, accepted: Accepted<S>): Promise<S> {
    if (accepted.state === old && accepted.events.length === 0) return old;
    assertOwnFacts(aggregate, accepted);
    const { version, stamped } = stamp(old?.version ?? 0, accepted.events);
    const state: S = { ...accepted.state, version };
    const changes = differenceOf(this.manager, aggregate, old, state);
    if (old) this.#update(aggregate, old, state, changes);
    else this.#insert(aggregate, state);
    this.#publishPerson(aggregate, old, state);
    this.#scope.pending.outbox.push(...stamped.map((event) => eventRow(this.#scope, event)));
    this.#audit(aggregate, { state, changes, what: whatOf(old, accepted.events) });
    return state;
  }

  insert<Row extends ObjectLiteral>(entity: EntitySchema<Row>, row: Row): void {
    this.#scope.sent.send(insertOf(this.manager, entity, row));
  }

  send(sql: string, values: readonly unknown[]): void {
    this.#scope.sent.send({ text: sql, values });
  }

  lock(namespace: string, keys: readonly string[]): void {
    const statement = lockStatement(this.manager, namespace, keys);
    if (statement) this.#scope.sent.send(statement);
  }

  async publish(...events: NewEvent[]): Promise<void> {
    const fact = events.find((event) => !event.process);
    if (fact) throw new Error(`${fact.type} is a fact: it is published by saving the aggregate whose version it carries`);
    this.#scope.pending.outbox.push(...events.map((event) => eventRow(this.#scope, { event, aggregateVersion: 0 })));
  }

  publishPersonal(...records: PersonalRecord[]): void {
    this.#scope.pending.outbox.push(...records.map((record) => personalRow(this.#scope, record)));
  }

  #insert<S extends Versioned>(aggregate: Aggregate<S>, state: S): void {
    const { text, values } = insertOf(this.manager, aggregate.entity, state);
    this.#scope.sent.send({ text: `${text} ON CONFLICT (id) DO NOTHING`, values }, ({ rowCount }) => {
      if (rowCount === 0) throw new RefusedError(conflict('id'));
    });
  }

  #update<S extends Versioned>(aggregate: Aggregate<S>, old: S, state: S, changes: Changes): void {
    const fields = { version: state.version } as Partial<S>;
    for (const field of Object.keys(changes) as (keyof S)[]) fields[field] = state[field] ?? (null as S[keyof S]);
    const update = updateOf(this.manager, aggregate.entity, { id: old.id, version: old.version, fields });
    this.#scope.sent.send(update, ({ rowCount }) => {
      if (rowCount === 1) return;
      const find = (manager: EntityManager) => findRecord({ manager, actor: this.actor }, aggregate, old.id);
      throw new VersionMoved({ name: aggregate.name, expectedVersion: old.version, find });
    });
  }

  // Before the facts of the same change: a fact may name this version, and its readers then find it.
  #publishPerson<S extends Versioned>(aggregate: Aggregate<S>, old: S | null, state: S): void {
    if (personVersionOf(state) <= personVersionOf(old)) return;
    const record = aggregate.personalRecord?.(state);
    if (record) this.publishPersonal(record);
  }

  #audit<S extends Versioned>(aggregate: Aggregate<S>, change: { state: S; changes: Changes; what: string }): void {
    const { open, personal } = partPersonal(aggregate, change.changes);
    this.#scope.pending.audit.push({
      id: newId(),
      at: this.now,
      actor_id: this.actor.viewer.id,
      actor_role: this.actor.role,
      what: change.what,
      aggregate: aggregate.name,
      aggregate_id: change.state.id,
      version: change.state.version,
      correlation_id: this.actor.correlationId,
      changes: open,
      personal_changes: personal,
    });
  }
}

const personVersionOf = (state: object | null): number => (state as { personVersion?: number } | null)?.personVersion ?? 0;

const whatOf = (old: object | null, events: readonly NewEvent[]): string =>
  events.map((event) => event.type).join(', ') || (old ? 'changed' : 'created');

// A version belongs to one aggregate: a fact about another one would leave a gap there and a repeat here.
function assertOwnFacts<S extends Versioned>(aggregate: Aggregate<S>, { state, events }: Accepted<S>): void {
  const foreign = events.find((event) => !event.process && event.subject !== state.id);
  if (foreign) throw new Error(`${foreign.type} is about ${foreign.subject}, but what is saved is the ${aggregate.name} ${state.id}`);
}
