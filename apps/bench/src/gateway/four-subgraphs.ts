import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { sdlOf, type SubgraphName, subgraphNames } from './four-schemas.ts';

// A process of its own: the four subgraphs that every gateway is compared over. Each answers at once, from no database.
const list = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, index) => item(index));
const account = ({ id }: { id: string }) => ({ id, name: `Account ${id}`, lifecycle: 'CUSTOMER', industry: 'Baking' });

const resolvers: Record<SubgraphName, object> = {
  leads: { Query: { lead: (_: unknown, { id }: { id: string }) => ({ id, name: `Lead ${id}`, status: 'CONVERTED', account: { id } }) } },
  accounts: { Account: { __resolveReference: account } },
  opportunities: {
    Account: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      opportunities: ({ id }: { id: string }, { first }: { first: number }) =>
        list(first, (index) => ({ id: `${id}-${index}`, name: `Deal ${index}`, amount: '1250.50', stage: 'WON' })),
    },
  },
  projects: {
    Opportunity: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      tasks: ({ id }: { id: string }) => list(3, (index) => ({ id: `${id}-${index}`, title: `Task ${index}`, done: index === 0 })),
    },
  },
};

const schemas = new Map<string, GraphQLSchema>(
  subgraphNames.map((name) => [`/${name}`, buildSubgraphSchema([{ typeDefs: parse(sdlOf(name)), resolvers: resolvers[name] as never }])]),
);
const documents = new Map<string, ReturnType<typeof parse>>();

function parsed(query: string) {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  return document;
}

const server = createServer(async (request, response) => {
  const schema = schemas.get(request.url ?? '');
  response.setHeader('content-type', 'application/json');
  if (!schema) return response.end('{}');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables?: Record<string, unknown> };
  return response.end(JSON.stringify(await execute({ schema, document: parsed(query), variableValues: variables })));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
