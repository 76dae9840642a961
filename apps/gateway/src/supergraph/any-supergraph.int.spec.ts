import { type TestGateway, startGateway } from '../testing/start-gateway.ts';
import { type TinySubgraph, tinySubgraph } from '../testing/tiny-subgraph.ts';

const media = [
  { __typename: 'Book', id: '1', title: 'Dune', weight: 2, price: 9 },
  { __typename: 'Film', id: '2', title: 'Brazil', weight: 1, price: 5 },
];
const byId = ({ id }: { id: string }) => media.find((one) => one.id === id);
const added: string[] = [];

/** What a foreign schema may be made of: interfaces with keys, unions, inputs with defaults, scalars, hidden and moved fields. */
const startShop = () =>
  tinySubgraph(
    'shop',
    `
    scalar Weight
    enum Sort { TITLE WEIGHT }
    input Filter { sort: Sort = TITLE, words: [String!] = [] }
    union Found = Book | Film
    interface Media @key(fields: "id") { id: ID! title: String! weight: Weight }
    type Book implements Media @key(fields: "id") { id: ID! title: String! weight: Weight price: Int }
    type Film implements Media @key(fields: "id") { id: ID! title: String! weight: Weight hidden: String @federation__inaccessible alike: [Film!]! }
    type Seller @key(fields: "id") { id: ID! name: String @federation__shareable }
    type Query { media(filter: Filter = {}): [Media!]! find: [Found!]! members: [Media!] @authenticated }
    type Mutation { add(title: String!): [String!]! }
    `,
    {
      Query: { media: () => media, find: () => media, members: () => media },
      Mutation: { add: (_: unknown, { title }: { title: string }) => [...added.splice(0, added.length, ...added, title), title] },
      Media: { __resolveReference: byId, __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Book: { __resolveReference: byId },
      Film: { __resolveReference: byId, alike: () => [media[1]] },
      Seller: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'from the shop' }) },
    },
  );

/** Adds to every medium through the interface as one object, and counts on what the shop knows. */
const startStock = () =>
  tinySubgraph(
    'stock',
    `
    scalar Weight
    type Media @key(fields: "id") @federation__interfaceObject {
      id: ID!
      weight: Weight @federation__external
      postage: Int @federation__requires(fields: "weight")
    }
    type Seller @key(fields: "id") { id: ID! name: String @federation__external }
    type Query { cheapest: Seller @federation__provides(fields: "name") }
    `,
    {
      Query: { cheapest: () => ({ id: '1', name: 'Rosa' }) },
      Media: {
        __resolveReference: (reference: object) => reference,
        postage: ({ weight }: { weight: number }) => weight * 3,
      },
    },
  );

describe('Gateway over a supergraph that is not ours', () => {
  let subgraphs: TinySubgraph[];
  let gateway: TestGateway;

  beforeAll(async () => {
    subgraphs = await Promise.all([startShop(), startStock()]);
    gateway = await startGateway(subgraphs);
  });

  afterAll(async () => {
    await gateway.stop();
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
  });

  it('plans over interfaces that another subgraph knows as objects', async () => {
    const { data, errors } = await gateway.query('{ media { __typename title postage ... on Book { price } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      media: [
        { __typename: 'Book', title: 'Dune', postage: 6, price: 9 },
        { __typename: 'Film', title: 'Brazil', postage: 3 },
      ],
    });
  });

  it('answers unions, variables with defaults, directives and what is provided', async () => {
    const { data, errors } = await gateway.query(
      `query ($filter: Filter = { sort: WEIGHT }, $with: Boolean!) {
        find { ... on Film { title } ... on Book { id } }
        media(filter: $filter) { id title @include(if: $with) }
        cheapest { name }
        members { id }
      }`,
      { variables: { with: false } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      find: [{ id: '1' }, { title: 'Brazil' }],
      media: [{ id: '1' }, { id: '2' }],
      cheapest: { name: 'Rosa' },
      members: [{ id: '1' }, { id: '2' }],
    });
  });

  it('answers lists in lists in lists, whose sizes nobody knows beforehand', async () => {
    const { data, errors } = await gateway.query('{ find { ... on Film { alike { alike { alike { alike { title postage } } } } } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ find: [{}, { alike: [{ alike: [{ alike: [{ alike: [{ title: 'Brazil', postage: 3 }] }] }] }] }] });
  });

  it('answers what is wider and deeper than our own graph allows: many root fields, aliases, directives, lists in lists', async () => {
    const deep = `${'alike { '.repeat(20)}id${' }'.repeat(20)}`;
    const wide = Array.from({ length: 80 }, (_, index) => `a${index}: cheapest @include(if: true) { name }`);
    const { data, errors } = await gateway.query(`{ find { ... on Film { ${deep} } } ${wide.join(' ')} }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ find: [{}, { alike: [{ alike: [{ alike: expect.anything() }] }] }], a79: { name: 'Rosa' } });
  });

  it('runs changes one after the other', async () => {
    const { data } = await gateway.query('mutation { first: add(title: "a") second: add(title: "b") }');
    expect(data).toEqual({ first: ['a'], second: ['a', 'b'] });
  });

  it('tells its schema, without what is inaccessible', async () => {
    const { data } = await gateway.query('{ __type(name: "Film") { fields { name } } }');
    const names = (data!['__type'] as { fields: { name: string }[] }).fields.map(({ name }) => name);
    expect(names.sort()).toEqual(['alike', 'id', 'postage', 'title', 'weight']);
    expect((await gateway.query('{ media { ... on Film { hidden } } }')).errors).toHaveLength(1);
  });
});

describe('Gateway over a supergraph that looks like ours', () => {
  it.each([
    [
      'of which a name is in our way',
      'type Query { project(id: ID!): String updates: [ProjectUpdate!] } type ProjectUpdate { word: String }',
    ],
    ['of which none is', 'type Query { project(id: ID!): String }'],
  ])('%s › without a broker serves it as it is', async (_, sdl) => {
    const looksAlike = await tinySubgraph('builders', sdl, { Query: { project: () => 'a bridge' } });
    const gateway = await startGateway([looksAlike]);
    const { data } = await gateway.query('{ project(id: "1") __schema { subscriptionType { name } } }');
    expect(data).toEqual({ project: 'a bridge', __schema: { subscriptionType: null } });
    await gateway.stop();
    await looksAlike.stop();
  });
});
