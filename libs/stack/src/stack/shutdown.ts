type Stop = () => Promise<void> | void;

/** Collects how to stop what has been started, so that a half-started stack ends as cleanly as a whole one. */
export class Shutdown {
  readonly #stops: Stop[][] = [];
  #running: Promise<void> | undefined;

  /** Remembers how to stop a part; parts of a later phase stop earlier, parts of one phase stop together. */
  add(phase: number, stop: Stop): void {
    (this.#stops[phase] ??= []).push(stop);
  }

  /** Stops everything once, however often it is asked; the first failure is thrown after all have been tried. */
  run(): Promise<void> {
    this.#running ??= this.#stopAll();
    return this.#running;
  }

  async #stopAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const phase of this.#stops.toReversed()) {
      const results = await Promise.allSettled((phase ?? []).map(async (stop) => stop()));
      failures.push(...results.filter((result) => result.status === 'rejected').map((result) => result.reason as unknown));
    }
    if (failures.length > 0) throw failures[0];
  }
}
