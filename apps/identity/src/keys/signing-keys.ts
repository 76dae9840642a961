import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** The issuer's secrets: the private key that signs tokens, and the keys of its login cookies. */
export interface SigningKeys {
  jwk: JWK & { kid: string; alg: 'RS256' };
  cookieKeys: string[];
}

const keysSchema = z.object({
  jwk: z.looseObject({ kid: z.string(), alg: z.literal('RS256'), d: z.string() }),
  cookieKeys: z.array(z.string()).min(1),
});

async function newKeys(): Promise<SigningKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256' as const, use: 'sig' };
  return { jwk, cookieKeys: [randomBytes(32).toString('base64url')] };
}

async function readKeys(path: string): Promise<SigningKeys | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (keysSchema.parse(JSON.parse(text)) as SigningKeys);
}

/** Reads the keys, or makes them once, readable by this user only; tokens therefore survive a restart. */
export async function keptKeys(path: string): Promise<SigningKeys> {
  const kept = await readKeys(path);
  if (kept) return kept;
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(draft, JSON.stringify(await newKeys()), { mode: 0o600 });
  try {
    // A link appears whole or not at all, and fails when another process was first: then its keys count.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft);
  }
  return keptKeys(path);
}
