import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';

/** What became of one request. */
export interface Answer {
  /** 0: the connection broke. */
  status: number;
  ms: number;
}

/** A caller that asks one query, in earnest or far too often. */
export interface Caller extends AsyncDisposable {
  ask(): Promise<Answer>;
  /** Asks at an even rate, however long the answers take; comes back when the last is asked, with what will come of all. */
  flood(perSecond: number, seconds: number): Promise<{ answers: Promise<Answer[]> }>;
}

const query = '{ leads(first: 20) { totalCount nodes { id name status capturedAt owner { id name } } } }';
const tickMs = 10;

/** Opens a caller with more connections than the gateway takes requests at once. */
export function callerOf(endpoint: string, token: () => Promise<string>): Caller {
  const { origin, pathname } = new URL(endpoint);
  const pool = new Pool(origin, { connections: 600, pipelining: 1 });
  const ask = async (): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token()}` };
    const begun = performance.now();
    try {
      const { statusCode, body } = await pool.request({ method: 'POST', path: pathname, headers, body: JSON.stringify({ query }) });
      await body.text();
      return { status: statusCode, ms: performance.now() - begun };
    } catch {
      return { status: 0, ms: performance.now() - begun };
    }
  };
  return {
    ask,
    async flood(perSecond, seconds) {
      const answers: Promise<Answer>[] = [];
      const begun = performance.now();
      for (let at = 0; at < seconds * 1000; at = performance.now() - begun) {
        while (answers.length < (perSecond * at) / 1000) answers.push(ask());
        await delay(tickMs);
      }
      return { answers: Promise.all(answers) };
    },
    [Symbol.asyncDispose]: () => pool.close(),
  };
}
