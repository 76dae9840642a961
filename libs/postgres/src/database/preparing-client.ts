import pg from 'pg';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();

type Query = (statement: unknown, ...rest: unknown[]) => unknown;

/**
 * A connection that has the server plan a statement once, from the second time on that this process sends it: planning costs more than
 * running nearly all of ours. Pages are planned for their values: whether the order's index or the filter's is the short way to the
 * first twenty depends on them, and a plan for any values was seen to read a whole table.
 *
 * The start of a transaction is sent, but not waited for: a round trip less in each. Should it fail, the connection is lost, and what
 * follows on it fails for that.
 */
export class PreparingClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true });
    const send = this.query.bind(this) as Query;
    // Declared as a dozen overloads, which a method of this class would have to repeat.
    this.query = ((statement: unknown, ...rest: unknown[]) => {
      if (statement === start) {
        (send(start) as Promise<unknown>).catch(() => undefined);
        return Promise.resolve(started);
      }
      const name = typeof statement === 'string' && isFilled(rest[0]) && !isPage(statement) ? names.of(statement) : undefined;
      return name === undefined ? send(statement, ...rest) : send({ name, text: statement }, ...rest);
    }) as typeof this.query;
  }
}

// As TypeORM says it.
const start = 'START TRANSACTION';
const started = { command: 'START', rowCount: null, rows: [] };

const isPage = (statement: string): boolean => statement.includes('LIMIT');

// Without values it is a command (BEGIN, LISTEN), or several at once, which cannot be prepared.
const isFilled = (values: unknown): boolean => Array.isArray(values) && values.length > 0;
