import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLFormattedError } from 'graphql';
import { compose, type ComposedSubgraph } from '../compose/compose.ts';
import { readEnvironment } from '../environment.ts';
import { runGateway } from '../service.ts';

/** What a gateway answered. */
export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  text: string;
}

/** A gateway in this process, over a supergraph file of its own. */
export interface TestGateway {
  url: string;
  supergraphPath: string;
  query(
    query: string,
    options?: { variables?: Record<string, unknown>; headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Answer>;
  stop(): Promise<void>;
}

/** Reads an HTTP answer as one of GraphQL. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { ...(JSON.parse(text) as Pick<Answer, 'data' | 'errors'>), text, status: response.status, headers: response.headers };
}

/** Starts a gateway over these subgraphs, without tokens unless the settings say otherwise. */
export async function startGateway(subgraphs: readonly ComposedSubgraph[], settings: Record<string, string> = {}): Promise<TestGateway> {
  const supergraphPath = join(await mkdtemp(join(tmpdir(), 'leadline-gateway-')), 'supergraph.graphql');
  await writeFile(supergraphPath, compose(subgraphs).supergraph);
  const environment = readEnvironment({
    NODE_ENV: 'test',
    PORT: '0',
    AUTH: 'off',
    LOG_LEVEL: 'silent',
    SUPERGRAPH: supergraphPath,
    ...settings,
  });
  const gateway = await runGateway(environment);
  return {
    ...gateway,
    supergraphPath,
    async query(query, { variables, headers, signal } = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
        signal,
      });
      return answerOf(response);
    },
  };
}
