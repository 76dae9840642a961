import { spawnSync } from 'node:child_process';

const wanted = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'];

/** A locale of this machine that knows which Unicode characters are letters, for text search; `C` when there is none. */
export function characterLocale(): string {
  const listed = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '';
  const available = new Set(listed.split('\n').map((line) => line.trim()));
  return wanted.find((locale) => available.has(locale)) ?? 'C';
}
