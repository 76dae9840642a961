import type { Logger } from '@leadline/observability';

type Stop = () => Promise<void>;

/** Parts that run until they are stopped, the latest first, because later parts use earlier ones; one added after the stop is stopped at once. */
export function runningParts(logger: Logger): { add(stop: Stop): void; stop(): Promise<void> } {
  const stops: Stop[] = [];
  let stopping = false;
  const attempt = async (stop: Stop): Promise<void> => {
    try {
      await stop();
    } catch (error) {
      logger.warn({ reason: (error as Error).message }, 'A part of the service did not stop in order');
    }
  };
  return {
    add(stop) {
      if (stopping) void attempt(stop);
      else stops.push(stop);
    },
    async stop() {
      stopping = true;
      for (let last = stops.pop(); last; last = stops.pop()) await attempt(last);
    },
  };
}
