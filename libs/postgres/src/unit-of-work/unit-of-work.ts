import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, type Decision, RefusedError } from '@leadline/domain';
import { failpoint } from '@leadline/failpoints';
import type { DataSource } from 'typeorm';
import type { Accepted, Aggregate, Versioned } from '../aggregate.ts';
import { isContention, isTransient } from '../failures/transient.ts';
import { typedError } from '../failures/typed-error.ts';
import { earlierOutcome, type Outcome } from '../requests/earlier-outcome.ts';
import type { Request } from '../requests/request.ts';
import { findRecord } from './find-record.ts';
import { Pending } from './pending.ts';
import { forbidden, notFound, staleVersion } from './refusals.ts';
import { SentStatements } from './sent-statements.ts';
import { Transaction } from './transaction.ts';
import type { Tx } from './tx.ts';
import { VersionMoved } from './version-moved.ts';

const attempts = 5;

/** Names the record to create, and the request by which a repeat is recognised. */
export interface CreateCommand {
  id: string;
  request?: Request | undefined;
}

/** Names the record to change, and the version that the client decided on. */
export interface ChangeCommand extends CreateCommand {
  expectedVersion?: number | null | undefined;
  /** Takes the locks that everybody takes before the row's. */
  lockFirst?: (tx: Tx) => Promise<void>;
}

type Decider<Arguments extends unknown[], S> = (...given: Arguments) => Decision<S> | Promise<Decision<S>>;

/** The only way to change anything: state, events, audit row and request are committed together or not at all. */
export class UnitOfWork {
  readonly #dataSource: DataSource;
  readonly #hooks: { onCommit(): void };
  readonly #source: string;

  constructor(dataSource: DataSource, hooks: { onCommit(): void }) {
    this.#dataSource = dataSource;
    this.#hooks = hooks;
    this.#source = (dataSource.options as { applicationName?: string }).applicationName ?? 'leadline';
  }

  /**
   * Runs the work in one transaction. On a deadlock, a `MovedMeanwhile` or a serialisation failure all of it runs again, a few times at most,
   * so it must have no effect outside the transaction. `onCommit` is called after a commit that left messages in the outbox.
   */
  run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#transact(actor, work);
  }

  /** Creates a record under an id that a client or a process chose. A repeat of the same request returns the record as it is now. */
  create<S extends Versioned>(
    aggregate: Aggregate<S>,
    command: CreateCommand,
    actor: Actor,
    decide: Decider<[Tx], S>,
  ): Promise<Outcome<S>> {
    return this.#settle(aggregate, command, actor, async (tx) => {
      const accepted = acceptedOf(await decide(tx));
      if (accepted.state.id !== command.id) throw new Error(`The ${aggregate.name} decided on is not the one to create`);
      return tx.save(aggregate, null, accepted);
    });
  }

  /** Changes a record under its row lock. A repeat of the same request returns the record as it is now. */
  change<S extends Versioned>(
    aggregate: Aggregate<S>,
    command: ChangeCommand,
    actor: Actor,
    decide: Decider<[S, Tx], S>,
  ): Promise<Outcome<S>> {
    return this.#settle(aggregate, command, actor, async (tx) => {
      await command.lockFirst?.(tx);
      const state = await lockForChange(tx, aggregate, command);
      return tx.save(aggregate, state, acceptedOf(await decide(state, tx)));
    });
  }

  // A repeat is looked up only once something went wrong: the first time, which is nearly always, pays nothing for it.
  async #settle<S extends Versioned>(
    aggregate: Aggregate<S>,
    { request }: CreateCommand,
    actor: Actor,
    work: (tx: Tx) => Promise<S>,
  ): Promise<Outcome<S>> {
    try {
      const state = await this.#transact(actor, async (tx, pending) => {
        const done = await work(tx);
        if (request) pending.requests.push({ ...request, actor_id: actor.viewer.id, aggregate: aggregate.name, aggregate_id: done.id });
        return done;
      });
      return { ok: true, state, replayed: false };
    } catch (error) {
      const earlier = request && !isTransient(error) && (await earlierOutcome(this.#dataSource.manager, aggregate, request, actor));
      if (earlier) return earlier;
      if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  }

  async #transact<T>(actor: Actor, work: (tx: Tx, pending: Pending) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(actor, work);
      } catch (error) {
        if (error instanceof VersionMoved) throw await error.refusal(this.#dataSource.manager);
        if (!isContention(error) || attempt === attempts) throw typedError(error);
        await pause(Math.random() * 20 * attempt); // not in step with the one it collided with
      }
    }
  }

  async #once<T>(actor: Actor, work: (tx: Tx, pending: Pending) => Promise<T>): Promise<T> {
    const pending = new Pending();
    const result = await this.#dataSource.transaction(async (manager) => {
      const sent = await SentStatements.of(manager);
      const done = await orEarlierFailure(sent, work(new Transaction({ manager, actor, source: this.#source, pending, sent }), pending));
      pending.write(sent);
      await sent.settle();
      failpoint('commit.before');
      return done;
    });
    if (pending.outbox.length === 0) return result;
    failpoint('commit.after');
    this.#hooks.onCommit();
    return result;
  }
}

/** What the work came to; when a statement failed that it had not waited for, that, because the work failed by it. */
async function orEarlierFailure<T>(sent: SentStatements, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await sent.settle();
    throw error;
  }
}

function acceptedOf<S>(decision: Decision<S>): Accepted<S> {
  if (!decision.ok) throw new RefusedError(decision.refusal);
  return decision;
}

async function lockForChange<S extends Versioned>(tx: Tx, aggregate: Aggregate<S>, { id, expectedVersion }: ChangeCommand): Promise<S> {
  const found = await findRecord(tx, aggregate, id, { lock: true });
  if (!found) throw new RefusedError(notFound(aggregate.name));
  if (!found.changeable) throw new RefusedError(forbidden(aggregate.name));
  const currentVersion = found.state.version;
  if (expectedVersion === undefined || expectedVersion === null || expectedVersion === currentVersion) return found.state;
  throw new RefusedError(staleVersion(aggregate.name, { expectedVersion, currentVersion }));
}
