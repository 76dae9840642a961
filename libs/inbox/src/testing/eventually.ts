import { setTimeout as pause } from 'node:timers/promises';

/** Repeats a check until it passes; after twenty seconds it fails with the check's last error. */
export async function eventually<T>(check: () => Promise<T> | T): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await pause(10);
  }
}
