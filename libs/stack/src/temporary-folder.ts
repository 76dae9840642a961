import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new stack folder for a test, which other users may enter, as the one of a repository usually is. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadline-stack-'));
  chmodSync(folder, mode);
  return folder;
}
