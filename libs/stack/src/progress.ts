/** One thing that happened to a part of the stack; `text` is ready to be shown to a person. */
export interface Progress {
  name: string;
  state: 'starting' | 'ready' | 'stopped' | 'exited' | 'note';
  text: string;
  tookMs?: number;
}

/** Is told of each step, so that long ones are visible. */
export type OnProgress = (progress: Progress) => void;

/** Runs a step and tells when it starts and when it is ready, with the time it took. */
export async function step<T>(name: string, onProgress: OnProgress | undefined, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  onProgress?.({ name, state: 'starting', text: `${name} is starting` });
  const result = await run();
  const tookMs = Math.round(performance.now() - begun);
  onProgress?.({ name, state: 'ready', text: `${name} is ready (${(tookMs / 1000).toFixed(1)} s)`, tookMs });
  return result;
}
