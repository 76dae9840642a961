/** Does a piece of work for each index, this many at a time; returns the seconds it took. */
export async function atOnce(concurrency: number, count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, worker));
  return (performance.now() - begun) / 1000;
}
