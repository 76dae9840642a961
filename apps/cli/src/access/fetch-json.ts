import { CommandFailed } from '../command/command-failed.ts';

// Longer than the gateway waits for a subgraph, so that its answer names the one that is slow.
const patienceMs = 15_000;

/** Sends a request and reads the JSON object of its answer, whatever its status; throws CommandFailed when nobody answers, or with something else. */
export async function fetchJson<Body>(what: string, url: string, init: RequestInit = {}): Promise<{ status: number; body: Body }> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) }).catch((error: unknown) => {
    throw new CommandFailed(`${what} at ${url} does not answer (${reasonOf(error)}). Is it running, and is that the right address?`);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null)
    throw new CommandFailed(`${what} at ${url} answers ${response.status}, and not with a JSON object. Is that the right address?`);
  return { status: response.status, body: body as Body };
}

/** Why a request got no answer: a code where there is one, since the rest is always "fetch failed". */
export function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'not in time' : 'no connection');
}
