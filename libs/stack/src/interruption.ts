import { StackError } from './stack-error.ts';

const sameKeyPressMs = 1_000;

/** Aborts on the first Ctrl-C, SIGTERM or hang-up; one more a second later gives up waiting and leaves at once. */
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
  return controller.signal;
}

/** Resolves when the signal is aborted; until then the process stays, even if it has nothing else to do. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const awake = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(awake);
}
