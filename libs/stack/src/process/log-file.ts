import { closeSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const keptBytes = 20 * 1024 * 1024;

/** Opens a log for appending; one that has grown past 20 MB is set aside as `<name>.1` first. */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > keptBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o640);
}

/** The last lines of a log, or an empty text when there is none. */
export function lastLines(path: string, count = 25): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return '';
  const tail = Buffer.alloc(Math.min(size, 16_384));
  const file = openSync(path, 'r');
  try {
    readSync(file, tail, 0, tail.length, size - tail.length);
  } finally {
    closeSync(file);
  }
  return tail.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
}
