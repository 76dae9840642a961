import { schemaOf } from './schema-under-test.ts';

const query = 'extend type Query { ok: Int @requiresScopes(scopes: [["a"]]) }';

describe('Schema check at start-up', () => {
  it('when a root field demands no scope › refuses and names it', () => {
    expect(() => schemaOf('extend type Query { open: Int } extend type Mutation { alsoOpen: Int }')).toThrow(
      /Query\.open needs @requiresScopes[\s\S]*Mutation\.alsoOpen needs @requiresScopes/,
    );
  });

  it('when an entity demands no scope or cannot be resolved › refuses', () => {
    const attempt = () => schemaOf(`${query} type Book @key(fields: "id") { id: ID! }`);
    expect(attempt).toThrow('the entity Book needs @requiresScopes on the type');
    expect(attempt).toThrow('the entity Book needs __resolveReference');
  });

  it('when an entity belongs to another service › asks nothing of it', () => {
    expect(() => schemaOf(`${query} type Author @key(fields: "id", resolvable: false) { id: ID! }`)).not.toThrow();
  });

  it('when fields are contributed to an entity of another service › wants scopes on each of them', () => {
    const sdl = (scopes: string) => `${query} type Author @key(fields: "id") { id: ID! books: Int ${scopes} }`;
    expect(() => schemaOf(sdl('@requiresScopes(scopes: [["a"]])'))).not.toThrow();
    expect(() => schemaOf(sdl(''))).toThrow('the entity Author needs @requiresScopes');
  });

  it('when a personal field has no policy or cannot be null › refuses', () => {
    const attempt = () => schemaOf(`${query} type Person { email: String! @personal }`);
    expect(attempt).toThrow('Person.email is @personal, so it must be nullable');
    expect(attempt).toThrow('Person.email is @personal, but personalPolicy has no entry for Person');
  });

  it('when a policy names a type that is not there › refuses', () => {
    expect(() => schemaOf(query, { personalPolicy: { Persn: () => true } })).toThrow(
      'a personal policy names Persn, which is not in the schema',
    );
  });

  it('when a personal input is of no known type › refuses', () => {
    expect(() =>
      schemaOf('extend type Query { found(email: String @personal(of: "Persn")): Int @requiresScopes(scopes: [["a"]]) }'),
    ).toThrow('Query.found(email) is @personal of Persn');
  });

  it('when nothing says whose data a personal input is › asks for the name', () => {
    expect(() => schemaOf('extend type Query { found(email: String @personal): Int @requiresScopes(scopes: [["a"]]) }')).toThrow(
      'name it with of',
    );
  });

  it('when a union hides an entity with scopes › asks its field for scopes', () => {
    const sdl = `${query} union Hit = Book type Shelf { first: Hit } type Book @key(fields: "id") @requiresScopes(scopes: [["a"]]) { id: ID! }`;
    expect(() => schemaOf(sdl, { resolvers: [{ Book: { __resolveReference: () => null } }] })).toThrow(
      'Shelf.first may return a type with scopes of its own',
    );
  });

  it('when two slices resolve one field › refuses, because one would silently win', () => {
    expect(() => schemaOf(query, { resolvers: [{ Query: { ok: () => 1 } }, { Query: { ok: () => 2 } }] })).toThrow(
      'Query.ok is resolved twice',
    );
  });
});
