import { Pool } from 'undici';

/** One GraphQL error as the gateway answers it. */
export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; rule?: string; field?: string; details?: unknown };
}

/** An answer that holds errors; the message names the operation, the codes and the rules. */
export class GraphRequestFailed extends Error {
  readonly errors: GraphError[];

  constructor(operation: string, errors: GraphError[]) {
    super(`${operation}: ${errors.map(({ message, extensions }) => `${message} [${extensions?.code ?? 'no code'}]`).join('; ')}`);
    this.name = 'GraphRequestFailed';
    this.errors = errors;
  }
}

/** Asks the graph as one user. */
export interface GraphClient {
  /** Sends a document and returns its data; throws GraphRequestFailed when there is any error. */
  ask<Data>(document: string, variables?: object, options?: { now?: Date }): Promise<Data>;
  close(): Promise<void>;
}

/** A client of the graph on kept-alive connections; `token` is asked before each request, so it may renew itself. */
export function graphClient(url: string, token: () => Promise<string>, connections = 32): GraphClient {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
  return {
    async ask<Data>(document: string, variables: object = {}, { now }: { now?: Date } = {}): Promise<Data> {
      const { body } = await pool.request({
        method: 'POST',
        path: pathname,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await token()}`,
          ...(now && { 'x-leadline-now': now.toISOString() }),
        },
        body: JSON.stringify({ query: document, variables }),
      });
      const answer = (await body.json()) as { data: Data; errors?: GraphError[] };
      if (answer.errors) throw new GraphRequestFailed(operationName(document), answer.errors);
      return answer.data;
    },
    close: () => pool.close(),
  };
}

const operationName = (document: string): string => /(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'request';
