import { GraphQLError } from 'graphql';
import { type TinySubgraph, tinySubgraph } from './tiny-subgraph.ts';

/** A subgraph of people; `broken` fails with more than clients may read, `refused` with what it was given. */
export const startPeople = (): Promise<TinySubgraph> =>
  tinySubgraph(
    'people',
    `
    type Query { me: Person broken: String refused(word: String!): String person(filter: PersonFilter!): Person }
    input PersonFilter { name: String! age: Int! }
    type Person @key(fields: "id") { id: ID! name: String }
    `,
    {
      Query: {
        me: () => ({ id: '1', name: 'Rosa' }),
        person: () => ({ id: '1', name: 'Rosa' }),
        broken() {
          throw new GraphQLError('The name is too long.', {
            extensions: {
              code: 'BAD_USER_INPUT',
              rule: 'NameTooLong',
              field: 'name',
              details: { limit: 10 },
              stacktrace: ['at secret.ts'],
              response: { url: 'http://secret' },
            },
          });
        },
        refused(_: unknown, { word }: { word: string }) {
          throw new GraphQLError(`The word "${word}" is not welcome.`, { extensions: { code: 'BAD_USER_INPUT' } });
        },
      },
      Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Rosa' }) },
    },
  );

/** A subgraph of orders, which adds a field to people. */
export const startOrders = (): Promise<TinySubgraph> =>
  tinySubgraph(
    'orders',
    `
    type Query { orderCount: Int }
    type Person @key(fields: "id") { id: ID! orders: [String!] }
    `,
    {
      Query: { orderCount: () => 2 },
      Person: { __resolveReference: ({ id }: { id: string }) => ({ id, orders: ['first', 'second'] }) },
    },
  );
