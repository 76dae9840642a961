import { Client } from 'pg';
import type { QueryConfig, QueryResult } from 'pg';
import { LockLost } from './lock-lost.ts';
import type { OutboxRow } from './outbox-row.ts';
import { deletion, notHeldUp } from './outbox-table.ts';

/** The server ends a transaction that is idle for so long, and with it the lock of a relay that hangs or is cut off. */
const lockLapsesMs = 15_000;

/** How long the server may take to answer. A send that starts after it takes 5 s at most: it is over before the lock lapses. */
const answerMs = 8_000;

/** A send that starts so long after the question of the last answer may outlast the lock. */
const sendByMs = 10_000;

/** How long an answer proves that the connection, and with it the lock, is there. */
const answerCountsMs = 1_000;

/** A batch ends with the row that reaches this size, so that large rows do not fill the memory. */
const mostBytes = 4 * 1024 * 1024;

// The outbox is nearly always empty, so a plan that is made and kept then would read the whole table for every batch of a full one.
const indexesOnly = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin'].map((method) => `-c enable_${method}=off`).join(' ');

const channel = 'outbox';

const lockKey = `hashtextextended('leadline outbox relay', 0)`;

// A row that was refused holds up the later ones of its key. Never "above the last sequence": a transaction that is slow to commit has a
// lower one, and with it rows that come before what is waiting here.
const nextRows = `
  SELECT sequence, id, topic, key, headers, value::text AS value, created_at AS "createdAt"
  FROM (
    SELECT *, sum(pg_column_size(value)) OVER (ORDER BY sequence) - pg_column_size(value) AS bytes_before
    FROM outbox AS waiting
    WHERE (sequence > $2 OR sequence <> ALL ($1::bigint[]))
      AND ${notHeldUp}
    ORDER BY sequence
    LIMIT $3
  ) AS batch
  WHERE bytes_before < ${mostBytes}
  ORDER BY sequence`;

// Planned once, and read in the round trip that takes the lock: nearly every look finds all there is with it.
const prepareRows = `PREPARE next_rows (bigint[], bigint, int) AS ${nextRows}`;
const takeLock = (limit: number): string =>
  `BEGIN; SELECT pg_try_advisory_xact_lock(${lockKey}) AS locked; EXECUTE next_rows('{}', 0, ${Math.trunc(limit)})`;

/** What happens on a relay's connection without being asked for. */
export interface ConnectionEvents {
  /** Another replica says that it has committed rows. */
  onCall(): void;
  onLost(): void;
}

/** The relay's own database connection: the lock, the rows and the calls between replicas. The lock lives and dies with it. */
export class RelayConnection {
  readonly #client: Client;
  readonly #events: ConnectionEvents;
  #answeredAt = 0;
  #lost: string | undefined;

  private constructor(client: Client, events: ConnectionEvents) {
    this.#client = client;
    this.#events = events;
    client.on('error', (error) => this.#lose(error.message));
    client.on('end', () => this.#lose('the connection ended'));
    client.on('notification', ({ processId }) => {
      if (processId !== (client as { processID?: number }).processID) events.onCall();
    });
  }

  static async open(connectionUrl: string, serviceName: string, events: ConnectionEvents): Promise<RelayConnection> {
    const client = new Client({
      connectionString: connectionUrl,
      application_name: `${serviceName} outbox relay`,
      idle_in_transaction_session_timeout: lockLapsesMs,
      connectionTimeoutMillis: 5_000,
      query_timeout: answerMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // The relay's own changes are deletions: one that a crash of the server loses is a row sent again, and none is worth a wait for the disk.
      options: `${indexesOnly} -c synchronous_commit=off`,
    });
    const connection = new RelayConnection(client, events);
    await client.connect();
    await connection.#query(`LISTEN ${channel}; ${prepareRows}`);
    return connection;
  }

  get usable(): boolean {
    return this.#lost === undefined;
  }

  /** Opens a transaction with the lock, and gives the first rows that wait, in order; undefined when another relay has the lock. */
  async lock(limit: number): Promise<OutboxRow[] | undefined> {
    const [, taken, waiting] = (await this.#query(takeLock(limit))) as unknown as QueryResult[];
    if ((taken?.rows[0] as { locked: boolean }).locked) return waiting!.rows as OutboxRow[];
    await this.#query('ROLLBACK');
    return undefined;
  }

  /** Deletes rows that were acknowledged, in the transaction that holds the lock. */
  async deleteRows(rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    const values = [rows.map(({ sequence }) => sequence)];
    await this.#query({ name: 'delete-rows', text: deletion, values });
  }

  async unlock(): Promise<void> {
    await this.#query('COMMIT');
  }

  /** The next rows that wait, in order, leaving out those that are in hand. */
  async nextRows(limit: number, inHand: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const sequences = inHand.map(({ sequence }) => sequence);
    const highest = sequences.at(-1) ?? '0';
    const { rows } = await this.#query({ name: 'next-rows', text: nextRows, values: [sequences, highest, limit] });
    return rows as OutboxRow[];
  }

  /** Throws LockLost unless the lock is sure to outlast a send that starts now. */
  async confirmLock(): Promise<void> {
    if (this.#lost !== undefined) throw new LockLost(this.#lost);
    if (performance.now() - this.#answeredAt > answerCountsMs) await this.#query('SELECT 1');
  }

  /** Throws LockLost when the last proof has become too old, as it has when this process was frozen since: asked at the last moment, without waiting. */
  mustHoldLock(): void {
    if (this.#lost !== undefined) throw new LockLost(this.#lost);
    if (performance.now() - this.#answeredAt > sendByMs) throw new LockLost('this process stood still');
  }

  /** Wakes the relays of the other replicas. */
  async call(): Promise<void> {
    await this.#query(`NOTIFY ${channel}`);
  }

  async close(): Promise<void> {
    if (!this.usable) return;
    this.#lost = 'it was closed';
    await this.#client.end();
  }

  async #query(statement: string | QueryConfig): Promise<QueryResult> {
    const askedAt = performance.now();
    try {
      const result = await this.#client.query(statement);
      this.#answeredAt = askedAt;
      return result;
    } catch (error) {
      // None of these statements fails on a sound connection, and one that timed out leaves it unusable.
      this.#lose(error instanceof Error ? error.message : String(error));
      throw new LockLost(this.#lost ?? '');
    }
  }

  #lose(reason: string): void {
    if (this.#lost !== undefined) return;
    this.#lost = reason;
    this.#events.onLost();
    this.#client.end().catch(() => undefined);
  }
}
