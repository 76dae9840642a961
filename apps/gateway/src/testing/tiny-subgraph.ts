import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, graphql, parse } from 'graphql';

type Resolvers = Record<string, Record<string, unknown>>;

/** How a subgraph under test treats a request. */
export type Manner = (response: ServerResponse, answer: () => Promise<string>) => void | Promise<void>;

/** A subgraph of a few lines, which remembers what it was asked. */
export interface TinySubgraph {
  name: string;
  url: string;
  typeDefs: DocumentNode;
  requests: { headers: IncomingHttpHeaders; body: string; query: string }[];
  /** How many connections were opened to it. */
  connections(): number;
  /** How many requests ended before they were answered. */
  aborted(): number;
  behave(manner: Manner): void;
  stop(): Promise<void>;
}

const answering: Manner = async (response, answer) => {
  response.setHeader('content-type', 'application/json');
  response.end(await answer());
};

/** Starts a subgraph on a free port. */
export async function tinySubgraph(name: string, sdl: string, resolvers: Resolvers): Promise<TinySubgraph> {
  const typeDefs = parse(
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes", "@authenticated"]) ${sdl}`,
  );
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  const requests: TinySubgraph['requests'] = [];
  const counts = { connections: 0, aborted: 0 };
  let manner = answering;

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    requests.push({ headers: request.headers, body, query });
    response.on('close', () => {
      if (!response.writableFinished) counts.aborted += 1;
    });
    await manner(response, async () =>
      JSON.stringify(await graphql({ schema, source: query, variableValues: variables, contextValue: request.headers })),
    );
  });
  server.on('connection', () => (counts.connections += 1));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    name,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    typeDefs,
    requests,
    connections: () => counts.connections,
    aborted: () => counts.aborted,
    behave: (next) => {
      manner = next;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
