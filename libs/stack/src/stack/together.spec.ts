import { together } from './together.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('Jobs at once', () => {
  it('when all succeed › gives their results', async () => {
    expect(await together(undefined, [async () => 1, async () => 2])).toEqual([1, 2]);
  });

  it('when one fails › tells the others, and throws its reason after they have ended', async () => {
    let ended = false;
    const patient = (signal: AbortSignal) => untilAborted(signal).finally(() => (ended = true));
    await expect(together(undefined, [patient, () => Promise.reject(new Error('first'))])).rejects.toThrow('first');
    expect(ended).toBe(true);
  });

  it('when the caller gives up › gives up', async () => {
    const caller = new AbortController();
    const running = together(caller.signal, [untilAborted]);
    caller.abort(new Error('Ctrl-C'));
    await expect(running).rejects.toThrow('Ctrl-C');
  });
});
