/** Runs jobs at once; when one fails the others are told to give up, and it throws only after all have ended, so that nothing starts behind its back. */
export async function together<T>(outer: AbortSignal | undefined, jobs: readonly ((signal: AbortSignal) => Promise<T>)[]): Promise<T[]> {
  const inner = new AbortController();
  const signal = AbortSignal.any([inner.signal, ...(outer === undefined ? [] : [outer])]);
  const failures: unknown[] = [];
  const running = jobs.map(async (job) => {
    try {
      return await job(signal);
    } catch (error) {
      failures.push(error);
      inner.abort(error);
      throw error;
    }
  });
  const results = await Promise.allSettled(running);
  if (failures.length > 0) throw failures[0];
  return results.filter((result) => result.status === 'fulfilled').map((result) => result.value);
}
