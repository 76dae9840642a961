import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A new stack folder for a test, which other users may enter, as the one of a repository usually is. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadline-stack-'));
  chmodSync(folder, mode);
  made.push(folder);
  return folder;
}

/** Deletes the folders that the tests of this file had made. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
