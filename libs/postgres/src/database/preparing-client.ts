import type { Duplex } from 'node:stream';
import pg from 'pg';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();

type Query = (statement: unknown, ...rest: unknown[]) => unknown;

/** How such a client is set up. */
export interface PreparingClientConfig extends pg.ClientConfig {
  /** How long the server may take to answer a statement with values, or a commit, before the connection counts as lost. */
  answerWithinMs: number;
}

/**
 * A connection that has the server plan a statement once, from the second time on that this process sends it: planning costs more than
 * running nearly all of ours. Pages are planned for their values: whether the order's index or the filter's is the short way to the
 * first twenty depends on them, and a plan for any values was seen to read a whole table.
 *
 * The start of a transaction is sent, but not waited for: a round trip less in each. Should it fail, the connection is lost, and what
 * follows on it fails for that.
 */
export class PreparingClient extends pg.Client {
  constructor(config: PreparingClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    // Declared as a dozen overloads, which a method of this class would have to repeat.
    this.query = ((statement: unknown, ...rest: unknown[]) => {
      if (statement === start) return this.#begin(send);
      if (typeof statement !== 'string' || !(isFilled(rest[0]) || statement === 'COMMIT')) return send(statement, ...rest);
      return send({ name: nameOf(statement, rest[0]), text: statement, query_timeout: config.answerWithinMs }, ...rest);
    }) as typeof this.query;
  }

  #begin(send: Query): Promise<typeof started> {
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection;
    (send(start) as Promise<unknown>).catch(() => stream.destroy());
    return Promise.resolve(started);
  }
}

// As TypeORM says it.
const start = 'START TRANSACTION';
const started = { command: 'START', rowCount: null, rows: [] };

const nameOf = (statement: string, values: unknown): string | undefined =>
  isFilled(values) && !isPage(statement) ? names.of(statement) : undefined;

const isPage = (statement: string): boolean => statement.includes('LIMIT');

// Without values it is a command (BEGIN, LISTEN), a migration, which takes what it takes, or several at once, which cannot be prepared.
const isFilled = (values: unknown): boolean => Array.isArray(values) && values.length > 0;
