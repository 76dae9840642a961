import type { Dispatcher, Pool } from 'undici';
import { SubgraphFailure } from './subgraph-failure.ts';

/** One GraphQL request to a subgraph. */
export interface SubgraphPost {
  pool: Pool;
  path: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal | undefined;
}

/** The answer of a subgraph, in as far as it is GraphQL. */
export interface SubgraphAnswer {
  headers: Dispatcher.ResponseData['headers'];
  body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: Record<string, unknown> }[] };
}

function parseAnswer(text: string, status: number): SubgraphAnswer['body'] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new SubgraphFailure('SubgraphAnswerUnreadable', `status ${status}, no JSON`);
  }
  // GraphQL over HTTP: an answer with data or errors counts, whatever its status.
  if (typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)) return body as SubgraphAnswer['body'];
  throw new SubgraphFailure('SubgraphAnswerUnreadable', `status ${status}, no GraphQL`);
}

const isOverTime = (signal: AbortSignal | undefined): boolean => (signal?.reason as Error | undefined)?.name === 'TimeoutError';

function failureOf(error: unknown, timedOut: boolean, signal: AbortSignal | undefined): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (timedOut || isOverTime(signal)) return new SubgraphFailure('SubgraphTimedOut', error);
  return new SubgraphFailure(signal?.aborted ? 'RequestAborted' : 'SubgraphNotReachable', error);
}

/** Posts a request and reads the answer within the time allowed; throws SubgraphFailure when there is none. */
export async function postGraphql({ pool, path, headers, body, timeoutMs, signal }: SubgraphPost): Promise<SubgraphAnswer> {
  const ending = new AbortController();
  const abort = () => ending.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort();
  }, timeoutMs);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    const response = await pool.request({ path, method: 'POST', headers, body, signal: ending.signal });
    return { headers: response.headers, body: parseAnswer(await response.body.text(), response.statusCode) };
  } catch (error) {
    throw failureOf(error, timedOut, signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
