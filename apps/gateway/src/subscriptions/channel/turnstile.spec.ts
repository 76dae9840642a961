import { turnstile } from './turnstile.ts';

/** A turnstile of three places, two for one caller, and who went in, in their order. */
function aTurnstile() {
  const pass = turnstile({ atOnce: 3, perCaller: 2 });
  const inside: string[] = [];
  const ways = new Map<string, PromiseWithResolvers<void>>();
  const results: Promise<unknown>[] = [];
  return {
    inside,
    come(...names: string[]) {
      for (const name of names) {
        const way = Promise.withResolvers<void>();
        ways.set(name, way);
        const enter = () => (inside.push(name), way.promise);
        results.push(pass(name.charAt(0), enter).catch((error: unknown) => error));
      }
      return settled();
    },
    leave(name: string, error?: Error) {
      if (error) ways.get(name)!.reject(error);
      else ways.get(name)!.resolve();
      return settled();
    },
    results: () => Promise.all(results),
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Turnstile', () => {
  it('when a caller brings more than its share › the rest waits, though there is room for others', async () => {
    const { inside, come, leave } = aTurnstile();
    await come('a1', 'a2', 'a3', 'a4');
    expect(inside).toEqual(['a1', 'a2']);
    await come('b1');
    expect(inside).toEqual(['a1', 'a2', 'b1']);
    await leave('a2');
    expect(inside).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('when many of one caller wait › the callers take turns, each in its own order', async () => {
    const { inside, come, leave } = aTurnstile();
    await come('a1', 'a2', 'b1', 'a3', 'a4', 'a5', 'b2', 'c1', 'c2');
    for (const name of ['a1', 'b1', 'a2', 'c1', 'a3', 'b2']) await leave(name);
    expect(inside).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'c1', 'a4', 'c2', 'a5']);
  });

  it('when something fails inside › its place is free again', async () => {
    const { inside, come, leave, results } = aTurnstile();
    await come('a1', 'a2', 'a3');
    const error = new Error('no');
    await leave('a1', error);
    expect(inside).toEqual(['a1', 'a2', 'a3']);
    await leave('a2');
    await leave('a3');
    expect(await results()).toEqual([error, undefined, undefined]);
  });
});
