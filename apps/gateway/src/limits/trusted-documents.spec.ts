import { hash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTrusted, persistedFrom, readTrustedDocuments } from './trusted-documents.ts';

function listOf(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'leadline-trusted-')), 'documents.json');
  writeFileSync(path, content);
  return path;
}

const document = '{ me { id } }';
const sha256 = hash('sha256', document);

describe('Trusted documents', () => {
  it('when a document is on the list › is run, and served to who sends its hash alone', async () => {
    const documents = readTrustedDocuments(listOf(JSON.stringify({ [sha256]: document })));
    expect(() => checkTrusted(sha256, documents)).not.toThrow();
    expect(await persistedFrom(documents).get(`apq:${sha256}`)).toBe(document);
  });

  it('when it is not, be it by a space › is refused', () => {
    const documents = readTrustedDocuments(listOf(JSON.stringify({ [sha256]: document })));
    expect(() => checkTrusted(hash('sha256', `${document} `), documents)).toThrow('Only documents on the list');
  });

  it('when a client registers one of its own › it is not taken', async () => {
    const cache = persistedFrom(readTrustedDocuments(listOf('{}')));
    await cache.set();
    expect(await cache.get(`apq:${sha256}`)).toBeUndefined();
  });

  it.each([
    ['an entry is not the hash of its document', JSON.stringify({ [sha256]: '{ you }' }), 'is not the SHA-256 of its document'],
    ['an entry is no document', JSON.stringify({ [sha256]: 7 }), 'is not the SHA-256 of its document'],
    ['it is a list', '[]', 'must be a JSON object'],
    ['it is no JSON', '{', 'cannot be read as JSON'],
  ])('when %s › the gateway does not start, and says why', (_, content, reason) => {
    expect(() => readTrustedDocuments(listOf(content))).toThrow(reason);
  });
});
