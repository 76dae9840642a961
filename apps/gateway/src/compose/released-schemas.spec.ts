import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { releasedSchemas, releaseSchemas } from './released-schemas.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const books = (fields: string) => ({
  name: 'books',
  url: 'http://books/graphql',
  typeDefs: parse(`${link} type Query { book: Book } type Book @key(fields: "id") { id: ID! ${fields} }`),
});
const newRoot = () => mkdtempSync(join(tmpdir(), 'leadline-released-'));

describe('Released schemas', () => {
  it('when nothing was released yet › says so', () => {
    expect(releasedSchemas(newRoot(), [books('title: String')])).toMatchObject([
      { app: 'gateway', released: null },
      { app: 'books', released: null },
    ]);
  });

  it('when released › are kept beside what is there now; the newest version counts', () => {
    const root = newRoot();
    releaseSchemas(root, '0.9.0', [books('title: String')]);
    releaseSchemas(root, '0.10.0', [books('title: String author: String')]);
    const [api, subgraph] = releasedSchemas(root, [books('title: String')]);
    for (const schema of [api, subgraph]) {
      expect(schema?.released?.version).toBe('0.10.0');
      expect(schema?.released?.sdl).toContain('author: String');
      expect(schema?.now).not.toContain('author');
    }
    expect(subgraph?.now).toContain('union _Entity = Book');
  });

  it('when a version is released already › refuses to change it', () => {
    const root = newRoot();
    releaseSchemas(root, '0.1.0', [books('title: String')]);
    expect(() => releaseSchemas(root, '0.1.0', [books('')])).toThrow('0.1.0 is released already');
  });
});
