import { buildSchema } from 'graphql';
import { documentFor } from './connection-document.ts';
import { connectionFields } from './connection-fields.ts';

const schema = buildSchema(`
  type Query { books(first: Int, after: String, last: Int, before: String, shelf: ID!): BookConnection! }
  type Shelf { books(first: Int, after: String): BookConnection! notes: [String!]! }
  type BookConnection { edges: [BookEdge!]! }
  type BookEdge { node: Book! }
  type Book { id: ID! }
`);

describe('Connections for Relay', () => {
  it('finds each connection of every type, once for each direction it can be paged in', () => {
    const names = connectionFields(schema).map(({ name }) => name);
    expect(names).toEqual(['Query_books_forward', 'Query_books_backward', 'Shelf_books_forward']);
  });

  it('writes a fragment that pages, asks for what must be given, and can be fetched anew at the root', () => {
    const [atRoot, , nested] = connectionFields(schema).map(documentFor);
    expect(atRoot).toContain('shelf: { type: "ID!" }');
    expect(atRoot).toContain('books(first: $count, after: $cursor, shelf: $shelf) @connection(key: "Query_books_forward_books")');
    expect(atRoot).toContain('@refetchable(queryName: "Query_books_forwardQuery")');
    expect(nested).not.toContain('@refetchable');
  });
});
