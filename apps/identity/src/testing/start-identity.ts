import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEnvironment } from '../environment.ts';
import { type RunningIdentity, runIdentity } from '../service.ts';

const usersFile = resolve(import.meta.dirname, '../../../../infra/identity/users.json');

/** A port that is free now: the issuer's address is part of its settings, so it must be known before the start. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Settings for an issuer of a test's own; each has its own keys unless KEYS_FILE is given. */
export async function identitySettings(given: Record<string, string> = {}): Promise<Record<string, string>> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'leadline-identity-'));
  return {
    NODE_ENV: 'test',
    PORT: String(port),
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    USERS_FILE: usersFile,
    KEYS_FILE: join(folder, 'keys.json'),
    LOG_LEVEL: 'silent',
    ...given,
  };
}

/** Starts an issuer in this process. */
export function startIdentity(settings: Record<string, string>): Promise<RunningIdentity> {
  // The provider warns that its login pages and its memory are for development, which is what this issuer is for.
  jest.spyOn(console, 'warn').mockImplementation();
  return runIdentity(readEnvironment(settings));
}

/** Asks for a local token. */
export const askToken = (url: string, body: unknown): Promise<Response> =>
  fetch(`${url}/token/local`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
