import { reasonOf } from '../access/fetch-json.ts';

/** An answer of an endpoint, or why there was none. */
export type Probe = { status: number; body: unknown } | { status: undefined; failure: string };

const patienceMs = 5000;

/** Asks an endpoint and takes any answer; never throws. */
export async function probe(url: string): Promise<Probe> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  } catch (error) {
    return { status: undefined, failure: reasonOf(error) };
  }
}
