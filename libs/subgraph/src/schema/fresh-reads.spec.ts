import DataLoader from 'dataloader';
import { graphql } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import { schemaOf, viewerWith } from './schema-under-test.ts';

const sdl = `
  extend type Query { ok: Int @requiresScopes(scopes: [["books:write"]]) }
  extend type Mutation { rename(title: String!): Shelf @requiresScopes(scopes: [["books:write"]]) }
  type Shelf { title: String }
`;

describe('Two mutations of one request', () => {
  it('when the second changes what the first read › reads it anew', async () => {
    let stored = 'Dune';
    const books = new DataLoader(async (ids: readonly string[]) => ids.map(() => stored));
    const schema = schemaOf(sdl, {
      resolvers: [
        {
          Mutation: { rename: (_: unknown, { title }: { title: string }) => (stored = title) },
          Shelf: { title: (_: unknown, __: unknown, context: RequestContext) => context.loaders['books']?.load('1') },
        },
      ],
    });
    const contextValue = { viewer: viewerWith('REP', 'books:write'), loaders: { books } };
    const source = 'mutation { first: rename(title: "Emma") { title } second: rename(title: "Ulysses") { title } }';
    const { data } = await graphql({ schema, source, contextValue });
    expect(data).toEqual({ first: { title: 'Emma' }, second: { title: 'Ulysses' } });
  });
});
