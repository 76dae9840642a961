import type { Duplex } from 'node:stream';
import pg from 'pg';
import { AnswerWatch } from './answer-watch.ts';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();

type Query = (statement: unknown, ...rest: unknown[]) => unknown;

/** How such a client is set up. */
export interface PreparingClientConfig extends pg.ClientConfig {
  /** How long the server may take to answer the next statement with values, start of a transaction or commit, before the connection counts as lost. */
  answerWithinMs: number;
}

/**
 * A connection that has the server plan a statement once, from the second time on that this process sends it: planning costs more than
 * running nearly all of ours. Pages are planned for their values: whether the order's index or the filter's is the short way to the
 * first twenty depends on them, and a plan for any values was seen to read a whole table.
 *
 * The start of a transaction is sent, but not waited for: a round trip less in each that begins with a read. What writes does wait for it:
 * should the start fail, it would be committed by itself. The connection is given up then, and what follows on it fails for that.
 */
export class PreparingClient extends pg.Client {
  /** What waits for the start of a transaction, while that is on its way. */
  #behindStart: (() => void)[] | undefined;
  #isGathering = false;

  constructor(config: PreparingClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    const watch = new AnswerWatch(config.answerWithinMs, () => this.#giveUp());
    const sendNamed: Query = (statement, ...rest) => {
      if (typeof statement !== 'string' || !(isFilled(rest[0]) || statement === 'COMMIT')) return send(statement, ...rest);
      const answer = send({ name: nameOf(statement, rest[0]), text: statement }, ...rest);
      if (answer instanceof Promise) watch.over(answer);
      return answer;
    };
    // Declared as a dozen overloads, which a method of this class would have to repeat.
    this.query = ((statement: unknown, ...rest: unknown[]) => {
      this.#gather();
      if (statement === start) return this.#begin(send, watch);
      const waiting = this.#behindStart;
      if (!waiting || (waiting.length === 0 && isRead(statement))) return sendNamed(statement, ...rest);
      return new Promise((resolve) => waiting.push(() => resolve(sendNamed(statement, ...rest))));
    }) as typeof this.query;
  }

  #begin(send: Query, watch: AnswerWatch): Promise<typeof started> {
    const waiting: (() => void)[] = [];
    this.#behindStart = waiting;
    const goOn = (): void => {
      this.#behindStart = undefined;
      this.#gather();
      for (const sendOn of waiting) sendOn();
    };
    const answer = send(start) as Promise<unknown>;
    watch.over(answer);
    void answer.catch(() => this.#giveUp()).then(goOn);
    return Promise.resolve(started);
  }

  /** What is sent in one turn of the event loop goes out in one packet. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const stream = this.#stream;
    stream.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      stream.uncork();
    });
  }

  #giveUp(): void {
    this.#stream.destroy();
  }

  get #stream(): Duplex {
    return (this as unknown as { connection: { stream: Duplex } }).connection.stream;
  }
}

// As TypeORM says it.
const start = 'START TRANSACTION';
const started = { command: 'START', rowCount: null, rows: [] };

const isRead = (statement: unknown): boolean => typeof statement === 'string' && /^\s*SELECT\b/i.test(statement);

const nameOf = (statement: string, values: unknown): string | undefined =>
  isFilled(values) && !isPage(statement) ? names.of(statement) : undefined;

const isPage = (statement: string): boolean => statement.includes('LIMIT');

// Without values it is a command (BEGIN, LISTEN), a migration, which takes what it takes, or several at once, which cannot be prepared.
const isFilled = (values: unknown): boolean => Array.isArray(values) && values.length > 0;
