import { runFor, schemaOf, viewerWith } from './schema-under-test.ts';

const sdl = `
  extend type Query {
    people(filter: PersonFilter, search: String @personal, orderBy: PersonOrder): PersonConnection! @requiresScopes(scopes: [["people:read"]])
    count(email: String @personal(of: "Person")): Int @requiresScopes(scopes: [["people:read"]])
  }
  input PersonFilter { region: String email: String @personal any: [PersonFilter!] }
  enum PersonOrder { CREATED_AT NAME @personal }
  type PersonConnection { edges: [PersonEdge!]! }
  type PersonEdge { node: Person! }
  type Person { id: ID! email: String @personal }
`;
const rules = { resolvers: [{ Query: { people: () => ({ edges: [] }), count: () => 3 } }], personalPolicy: { Person: () => false } };
const schema = schemaOf(sdl, rules);
const analyst = viewerWith('ANALYST', 'people:read');
const ask = (args: string) => `{ people(${args}) { edges { node { id } } } }`;

describe('Personal inputs', () => {
  it.each([
    ['filter: { email: "ada@example.org" }', 'filter.email'],
    ['filter: { any: [{ region: "EU" }, { email: "ada@example.org" }] }', 'filter.any.1.email'],
    ['search: "ada"', 'search'],
    ['orderBy: NAME', 'orderBy'],
  ])('when an analyst asks by %s › refuses and names the input', async (args, field) => {
    const { errors } = await runFor(analyst, schema, ask(args));
    expect(errors?.[0]).toMatchObject({
      message: `${field} is personal data of Person, which your roles do not show, so you cannot filter, order or search by it.`,
      extensions: { code: 'FORBIDDEN', rule: 'PersonalDataNotShown', field },
    });
  });

  it.each(['filter: { region: "EU" }', 'filter: { email: null }', 'orderBy: CREATED_AT', 'search: null'])(
    'when an analyst asks by %s › answers',
    async (args) => {
      expect(await runFor(analyst, schema, ask(args))).toEqual({ data: { people: { edges: [] } } });
    },
  );

  it('when it comes in variables › refuses as well', async () => {
    const { errors } = await runFor(analyst, schema, 'query($filter: PersonFilter) { people(filter: $filter) { edges { node { id } } } }', {
      filter: { email: 'a' },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('when the role sees some personal data › answers', async () => {
    expect(await runFor(viewerWith('REP', 'people:read'), schema, ask('search: "ada"'))).toEqual({ data: { people: { edges: [] } } });
  });

  it('when the service has a rule of its own for the entity › follows it', async () => {
    const strict = schemaOf(sdl, { ...rules, personalFilterPolicy: { Person: () => false } });
    const { errors } = await runFor(viewerWith('REP', 'people:read'), strict, ask('search: "ada"'));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('when the input names its entity › is guarded although the field returns another type', async () => {
    const { errors } = await runFor(analyst, schema, '{ count(email: "ada@example.org") }');
    expect(errors?.[0]?.message).toContain('personal data of Person');
  });
});
