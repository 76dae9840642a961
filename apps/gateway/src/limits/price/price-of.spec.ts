import { buildSchema, parse, validate } from 'graphql';
import { checkPrice } from './price-limit.ts';
import { priceOf } from './price-of.ts';

const schema = buildSchema(`
  type Query { lead: Lead leads(first: Int, last: Int, word: String): Leads! recent(first: Int = 5): [Lead!]! found: [Result!]! }
  type Mutation { keep: Lead }
  type Leads { edges: [Edge!]! nodes: [Lead!]! totalCount: Int! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! }
  type Edge { node: Lead! }
  type Lead { name: String tags: [String!]! owner: User contacts(first: Int): Leads! steps: [Step!]! }
  type Step { name: String }
  type User { name: String }
  union Result = Lead | User
`);

function price(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return priceOf({ schema, document, variables }, 20);
}

describe('Query › price', () => {
  it.each<[string, string, number]>([
    ['an object costs one', '{ lead { name tags } }', 1],
    ['an object in it another', '{ lead { owner { name } } }', 2],
    ['aliases cost what they ask for', '{ a: lead { name } b: lead { name } }', 2],
    ['a page of edges: connection, edges, nodes', '{ leads(first: 3) { edges { node { name } } } }', 7],
    ['`last` counts as `first`', '{ leads(last: 3) { edges { node { name } } } }', 7],
    ['the larger of both counts', '{ leads(last: 3, first: 2) { nodes { name } } }', 4],
    ['beside the page, one is one', '{ leads(first: 3) { totalCount pageInfo { hasNextPage } } }', 2],
    ['a page that is not sized counts as the assumed size', '{ leads { nodes { name } } }', 21],
    [
      'a page of pages multiplies',
      '{ leads(first: 10) { nodes { contacts(first: 10) { nodes { owner { name } } } } } }',
      1 + 10 * (1 + 1 + 10 * 2),
    ],
    ['a list multiplies by its own argument, or its default', '{ a: recent(first: 2) { name } b: recent { name } }', 7],
    ['a list without a size is assumed to have some', '{ lead { steps { name } } }', 21],
    ['a page’s size is not that of lists further down', '{ leads(first: 1) { nodes { steps { name } } } }', 1 + 1 * (1 + 20)],
    ['every kind of a union counts', '{ found { ... on Lead { owner { name } } ... on User { name } } }', 40],
    ['fragments cost what is in them, each time', '{ a: lead { ...f } b: lead { ...f } } fragment f on Lead { owner { name } }', 4],
    ['a change costs ten', 'mutation { keep { name } }', 11],
    ['so does each in a fragment', 'mutation { ...both } fragment both on Mutation { a: keep { name } b: keep { name } }', 22],
    ['introspection is free', '{ __schema { types { name } } __typename }', 0],
  ])('%s: %s', (_, source, expected) => {
    expect(price(source)).toBe(expected);
  });

  it.each<[string, unknown, number]>([
    ['given', 3, 4],
    ['null', null, 21],
    ['absent', undefined, 21],
    ['below zero, which is refused later', -5, 21],
    ['no number, which is refused later', 'many', 21],
    ['huge', 1e9, 1e9 + 1],
  ])('when the size is a variable that is %s › counts it as %p', (_, size, expected) => {
    expect(price('query ($size: Int) { leads(first: $size) { nodes { name } } }', { size })).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['left out', {}, 91],
    ['given', { size: 3 }, 4],
    ['null', { size: null }, 21],
  ])('when the size is a variable with a default that is %s › counts it as the subgraph will', (_, variables, expected) => {
    expect(price('query ($size: Int = 90) { leads(first: $size) { nodes { name } } }', variables)).toBe(expected);
  });

  it('when fragments double each other a hundred times › is priced at once', () => {
    const doubling = Array.from({ length: 100 }, (_, index) => `fragment f${index} on Lead { ...f${index + 1} ...f${index + 1} }`);
    const document = parse(`{ lead { ...f0 } } ${doubling.join(' ')} fragment f100 on Lead { owner { name } }`);
    expect(priceOf({ schema, document }, 20)).toBe(1 + 2 ** 100);
  });

  it('when a fragment stands in pages of several sizes › counts with each', () => {
    const fragment = 'fragment f on Leads { nodes { name } }';
    expect(price(`{ a: leads(first: 2) { ...f } b: leads(first: 5) { ...f } } ${fragment}`)).toBe(1 + 2 + 1 + 5);
  });

  it('when the price is over the limit › is refused with both figures', () => {
    const document = parse('{ leads(first: 50) { nodes { name } } }');
    expect(checkPrice({ schema, document }, { limit: 51, assumedListSize: 20 })).toBe(51);
    expect(() => checkPrice({ schema, document }, { limit: 50, assumedListSize: 20 })).toThrow(
      expect.objectContaining({
        status: 400,
        refusal: expect.objectContaining({ rule: 'QueryTooCostly', details: { limit: 50, found: 51 } }),
      }),
    );
  });
});
