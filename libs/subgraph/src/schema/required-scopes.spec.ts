import { anonymousViewer } from '@leadline/auth';
import { runFor, schemaOf, viewerWith } from './schema-under-test.ts';

const sdl = `
  extend type Query {
    book: Book @requiresScopes(scopes: [["books:list"]])
    shelf: Shelf @requiresScopes(scopes: [["shelves:read", "books:read"], ["library:all"]])
  }
  type Shelf { label: String books: [Book!] }
  type Book @key(fields: "id") @requiresScopes(scopes: [["books:read"]]) { id: ID! title: String }
`;
const dune = { id: '1', title: 'Dune' };
const schema = schemaOf(sdl, {
  resolvers: [{ Query: { book: () => dune, shelf: () => ({ label: 'A', books: [dune] }) }, Book: { __resolveReference: () => dune } }],
});
const entities = '{ _entities(representations: [{ __typename: "Book", id: "1" }]) { ... on Book { title } } }';

describe('Required scopes', () => {
  it('when the viewer holds all of one list › answers', async () => {
    const answer = await runFor(viewerWith('REP', 'shelves:read', 'books:read'), schema, '{ shelf { label } }');
    expect(answer).toEqual({ data: { shelf: { label: 'A' } } });
  });

  it('when another list is held instead › answers too', async () => {
    const { data } = await runFor(viewerWith('REP', 'library:all'), schema, '{ shelf { label } }');
    expect(data).toEqual({ shelf: { label: 'A' } });
  });

  it('when only a part of a list is held › refuses and names what it takes', async () => {
    const { data, errors } = await runFor(viewerWith('REP', 'shelves:read'), schema, '{ shelf { label } }');
    expect(data).toEqual({ shelf: null });
    expect(errors?.[0]).toMatchObject({
      message: 'Query.shelf needs the scope shelves:read and books:read, or library:all, which your roles do not give.',
      extensions: { code: 'FORBIDDEN', rule: 'ScopeNeeded' },
    });
  });

  it('when nobody is signed in › asks for a token', async () => {
    const { errors } = await runFor(anonymousViewer, schema, '{ shelf { label } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('when a field returns a type with scopes of its own › asks for both', async () => {
    const { errors } = await runFor(viewerWith('REP', 'books:list'), schema, '{ book { title } }');
    expect(errors?.[0]?.message).toContain('books:read');
  });

  it('when the type is reached through another › asks for its scopes there', async () => {
    const { data } = await runFor(viewerWith('REP', 'library:all'), schema, '{ shelf { label books { title } } }');
    expect(data).toEqual({ shelf: { label: 'A', books: null } });
  });

  it('when another subgraph refers to the entity › asks for its scopes', async () => {
    expect(await runFor(viewerWith('REP', 'books:read'), schema, entities)).toEqual({ data: { _entities: [{ title: 'Dune' }] } });
    const refused = await runFor(viewerWith('REP', 'books:list'), schema, entities);
    expect(refused.data).toEqual({ _entities: [null] });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('when a field carries no directive › runs its own resolver without a detour', () => {
    const label = (): string => 'A';
    const bare = schemaOf(sdl, { resolvers: [{ Shelf: { label }, Book: { __resolveReference: () => dune } }] });
    const fields = (bare.getType('Shelf') as { getFields(): Record<string, { resolve?: unknown }> } | undefined)?.getFields();
    expect(fields?.['label']?.resolve).toBe(label);
  });
});
