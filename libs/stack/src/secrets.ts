import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The passwords of one stack, made on first use and readable by their owner only. */
export function stackSecret(folder: string, name: string): string {
  const path = join(folder, 'secrets.json');
  const known = read(path);
  const secret = known[name] ?? randomBytes(24).toString('base64url');
  if (known[name] === undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, JSON.stringify({ ...known, [name]: secret }, null, 2), { mode: 0o600 });
  }
  return secret;
}

function read(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
