import type { ClientBase, QueryResult } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { typedError } from '../failures/typed-error.ts';
import type { Statement } from '../statement.ts';

/** Looks at the answer to a statement; what it throws ends the transaction. */
type Judge = (result: QueryResult) => void;

interface Sent {
  answer: Promise<QueryResult | { failure: unknown }>;
  judge: Judge | undefined;
}

/**
 * The statements of a transaction that are sent and not waited for, which saves a round trip for each. The server takes up each after what was sent
 * before it, so what is read later sees what was written, and under the locks that were asked for. Their answers are looked at before the commit.
 */
export class SentStatements {
  readonly #connection: ClientBase;
  readonly #sent: Sent[] = [];
  #isOver = false;

  constructor(connection: ClientBase) {
    this.#connection = connection;
  }

  /** Those of the transaction that the manager is in. */
  static async of({ queryRunner }: EntityManager): Promise<SentStatements> {
    if (!queryRunner) throw new Error('Only the manager of a transaction has a connection of its own');
    return new SentStatements((await queryRunner.connect()) as ClientBase);
  }

  /** Sends a statement. Throws once the transaction is being ended: it would take part in somebody else's, or in none. */
  send({ text, values }: Statement, judge?: Judge): void {
    if (this.#isOver) throw new Error('The transaction is over: wait for all that is done in it');
    // Past TypeORM, which does not promise in which order statements that nobody waits for reach the connection.
    const answer = this.#connection
      .query(text, [...values])
      .catch((error: Error) => ({ failure: typedError(new QueryFailedError(text, [...values], error)) }));
    this.#sent.push({ answer, judge });
  }

  /** Ends the sending, waits for all answers, and throws the first failure by the order of sending: what failed after it did so because of it. */
  async settle(): Promise<void> {
    this.#isOver = true;
    for (const { answer, judge } of this.#sent) {
      const result = await answer;
      if ('failure' in result) throw result.failure;
      judge?.(result);
    }
  }
}
