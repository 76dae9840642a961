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

const endedBy = ({ reason }: AbortSignal): SubgraphFailure =>
  new SubgraphFailure((reason as Error | undefined)?.name === 'TimeoutError' ? 'SubgraphTimedOut' : 'RequestAborted');

/** Posts a request and reads the answer within the time allowed; rejects with SubgraphFailure when there is none. */
export function postGraphql({ pool, path, headers, body, timeoutMs, signal }: SubgraphPost): Promise<SubgraphAnswer> {
  return new Promise<SubgraphAnswer>((resolve, reject) => {
    let call: Dispatcher.DispatchController | undefined;
    let failure: SubgraphFailure | undefined;
    const answered: { status: number; headers: SubgraphAnswer['headers']; chunks: Buffer[] } = { status: 0, headers: {}, chunks: [] };

    function fail(why: SubgraphFailure): void {
      failure ??= why;
      settled();
      reject(failure);
      // A call that still waits for a connection has nothing to abort; it is when it gets one.
      call?.abort(failure);
    }
    const onAbort = () => fail(endedBy(signal!));
    const timer = setTimeout(() => fail(new SubgraphFailure('SubgraphTimedOut')), timeoutMs);
    function settled(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }

    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort);
    // Below `request`, which makes a stream of each answer: a third of what a call costs.
    pool.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart(controller) {
          call = controller;
          if (failure) controller.abort(failure);
        },
        onResponseStart(_, status, responseHeaders) {
          Object.assign(answered, { status, headers: responseHeaders });
        },
        onResponseData: (_, chunk) => void answered.chunks.push(chunk),
        onResponseEnd() {
          settled();
          try {
            resolve({ headers: answered.headers, body: parseAnswer(Buffer.concat(answered.chunks).toString(), answered.status) });
          } catch (error) {
            reject(error as SubgraphFailure);
          }
        },
        onResponseError: (_, error) => fail(new SubgraphFailure('SubgraphNotReachable', error)),
      },
    );
  });
}
