/** How late the process is with what it has to do. */
export interface EventLoopDelay {
  /** In milliseconds: how late most of the last ticks were. */
  current(): number;
  stop(): void;
}

const everyMs = 100;
const kept = 5;

/** The delay that most of these ticks had: one long pause is no overload, three of five are. */
export const usualDelay = (delays: readonly number[]): number =>
  delays.toSorted((one, other) => one - other)[Math.floor(delays.length / 2)] ?? 0;

/** Watches how late a timer fires. */
export function eventLoopDelay(): EventLoopDelay {
  let delays: number[] = Array<number>(kept).fill(0);
  let expected = performance.now() + everyMs;
  const timer = setInterval(() => {
    const now = performance.now();
    delays = [...delays.slice(1), Math.max(0, now - expected)];
    expected = now + everyMs;
  }, everyMs).unref();
  return { current: () => usualDelay(delays), stop: () => clearInterval(timer) };
}
