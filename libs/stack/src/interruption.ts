import { StackError } from './stack-error.ts';

const sameKeyPressMs = 1_000;

/** Aborts on the first Ctrl-C, SIGTERM or hang-up, and when the parent that opened a channel is gone; a signal a second later gives up waiting and leaves at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    const now = performance.now();
    firstAt ??= now;
    // One key press arrives more than once: from the terminal, from npm, from the start script.
    if (now - firstAt > sameKeyPressMs) process.exit(130);
    controller.abort(new StackError(`Stopped by ${signal}`));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Also by SIGKILL, of which nobody tells.
  process.once('disconnect', () => controller.abort(new StackError('Stopped because the process that started this one is gone')));
  // Listening is no reason to stay.
  process.channel?.unref();
  return controller.signal;
}

/** Ends this process with 130 when it is interrupted; what a stack has started ends with it. */
export function exitWhenInterrupted(): void {
  interruption().addEventListener('abort', () => process.exit(130), { once: true });
}

/** The outcome of the work, or a rejection with the reason as soon as the signal is aborted; what the work still does is then nobody's. */
export async function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  const giveUp = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  // Whichever of the two is late is not to count as unhandled.
  work.catch(() => undefined);
  return Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener('abort', giveUp));
}

/** Resolves when the signal is aborted; until then the process stays, even if it has nothing else to do. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const awake = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(awake);
}
