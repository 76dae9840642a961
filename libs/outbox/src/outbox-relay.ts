import { setTimeout as pause } from 'node:timers/promises';
import { Alarm } from './alarm.ts';
import { backoffMs } from './backoff.ts';
import { drainOutbox } from './drain-outbox.ts';
import { retryRefused } from './outbox-table.ts';
import { RelayConnection } from './relay-connection.ts';
import { RelayReport } from './relay-report.ts';
import type { RelayOptions } from './relay-options.ts';

const measureEveryMs = 5_000;

/** Commits of a busy moment share one call to the other replicas. */
const callsShareMs = 5;

/** So do they share a look into the outbox, which takes three round trips, whatever it finds: so many at most within so long. A few in a row after a quiet moment wait for nothing. */
const looks = { most: 4, withinMs: 80 };

/** The loop of one relay: sleep until there may be rows, take the lock, empty the outbox. */
export class OutboxRelay {
  readonly #options: Required<RelayOptions>;
  readonly #report: RelayReport;
  readonly #rows = new Alarm();
  readonly #end = new Alarm();
  #connection: RelayConnection | undefined;
  #committedHere = false;
  #lookedAt: number[] = [];
  #stopping = false;

  constructor(options: Required<RelayOptions>) {
    this.#options = options;
    this.#report = new RelayReport(options.serviceName, options.logger);
  }

  wake(): void {
    this.#committedHere = true;
    this.#rows.ring();
  }

  stop(): void {
    this.#stopping = true;
    this.#rows.ring();
    this.#end.ring();
  }

  async run(): Promise<void> {
    const measure = (): Promise<void> => this.#report.measure(this.#options.dataSource);
    const measuring = setInterval(() => void measure(), measureEveryMs).unref();
    void measure();
    let failures = 0;
    while (!this.#stopping) {
      try {
        await this.#turn();
        failures = 0;
      } catch (error) {
        failures += 1;
        const retryMs = backoffMs(failures);
        this.#report.failed(error, retryMs);
        await this.#end.sleep(retryMs);
      }
    }
    clearInterval(measuring);
    await this.#connection?.close();
  }

  async #turn(): Promise<void> {
    const { dataSource, publisher, batchSize, pollMs } = this.#options;
    const connection = await this.#connected();
    await this.#lookSeldom();
    const committedHere = this.#committedHere;
    this.#committedHere = false;
    const stopping = (): boolean => this.#stopping;
    const outcome = await drainOutbox({ connection, dataSource, publisher, report: this.#report, batchSize, stopping });
    // Only for rows of our own, and so not in answer to a call: two relays would go on calling each other while a third has the lock.
    if (outcome === 'busy' && committedHere) {
      await connection.call();
      await pause(callsShareMs);
    }
    if (outcome !== 'more') await this.#rows.sleep(pollMs);
  }

  async #lookSeldom(): Promise<void> {
    const earliest = this.#lookedAt.length < looks.most ? 0 : this.#lookedAt[0]! + looks.withinMs;
    const early = earliest - performance.now();
    if (early > 0) await this.#end.sleep(early);
    this.#lookedAt = [...this.#lookedAt.slice(1 - looks.most), performance.now()];
  }

  async #connected(): Promise<RelayConnection> {
    if (this.#connection?.usable) return this.#connection;
    const { connectionUrl, serviceName, dataSource, publisher } = this.#options;
    const first = this.#connection === undefined;
    this.#connection = await RelayConnection.open(connectionUrl, serviceName, {
      onCall: () => this.#rows.ring(),
      // With the connection the lock is gone: another relay may send the same rows now, and ours must not come after its.
      onLost: () => publisher.abandon(),
    });
    // What could not be sent before may be fit for the code that starts now.
    if (first) await retryRefused(dataSource);
    return this.#connection;
  }
}
