import { Pool } from 'undici';

/** A client of one GraphQL endpoint that keeps its connections. */
export interface Graph {
  /** The answer's data; throws when there are errors. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
  close(): Promise<void>;
}

/** Opens a client; the token is asked for with each request, as it expires. */
export function graphAt(endpoint: string, token?: () => Promise<string>): Graph {
  const { origin, pathname } = new URL(endpoint);
  const pool = new Pool(origin, { connections: 64, pipelining: 1 });
  return {
    async ask<Data>(query: string, variables: object = {}): Promise<Data> {
      const authorization = token && { authorization: `Bearer ${await token()}` };
      const headers = { 'content-type': 'application/json', ...authorization };
      const { body } = await pool.request({ method: 'POST', path: pathname, headers, body: JSON.stringify({ query, variables }) });
      const { data, errors } = (await body.json()) as { data?: Data; errors?: unknown };
      if (errors !== undefined || data === undefined) throw new Error(`The graph answers ${JSON.stringify(errors).slice(0, 1000)}`);
      return data;
    },
    close: () => pool.close(),
  };
}
