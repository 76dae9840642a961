import { hash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a list of trusted documents with the one given; returns its path. */
export async function trustedList(document: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'leadline-trusted-')), 'documents.json');
  await writeFile(path, JSON.stringify({ [hash('sha256', document)]: document }));
  return path;
}
