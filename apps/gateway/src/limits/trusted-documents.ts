import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { refusedQuery } from './refused-query.ts';

/** The documents that may be run, by their SHA-256 in hex. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** Reads the list: a JSON object of SHA-256 and document, as code generators write it; throws when an entry is not what its key says. */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const documents = new Map(Object.entries(listIn(path)));
  for (const [sha256, document] of documents) {
    if (typeof document !== 'string' || hash('sha256', document) !== sha256)
      throw new Error(`TRUSTED_DOCUMENTS: the entry ${sha256.slice(0, 64)} of ${path} is not the SHA-256 of its document.`);
  }
  return documents as TrustedDocuments;
}

function listIn(path: string): object {
  try {
    const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof list === 'object' && list !== null && !Array.isArray(list)) return list;
  } catch (error) {
    throw new Error(`TRUSTED_DOCUMENTS: ${path} cannot be read as JSON.`, { cause: error });
  }
  throw new Error(`TRUSTED_DOCUMENTS: ${path} must be a JSON object of SHA-256 and document.`);
}

/** Refuses a document that is not on the list. */
export function checkTrusted(sha256: string, documents: TrustedDocuments): void {
  if (!documents.has(sha256))
    throw refusedQuery('DocumentNotTrusted', 'Only documents on the list of this gateway are run; add yours and deploy the list.');
}

/** The list as the cache of persisted queries: clients may send the hash alone, and nobody adds to it. */
export const persistedFrom = (documents: TrustedDocuments) => ({
  get: async (key: string) => documents.get(key.replace(/^apq:/, '')),
  set: async () => undefined,
  delete: async () => false,
});
