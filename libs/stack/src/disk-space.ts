import { mkdir, statfs } from 'node:fs/promises';
import { StackError } from './stack-error.ts';

const neededMegabytes = 500;

/** Makes the folder and refuses when its disk has less than 500 MB left, before a server fails on it half-way. */
export async function ensureSpace(folder: string, needed = neededMegabytes): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free >= needed) return;
  throw new StackError(
    `The disk of ${folder} has ${free} MB left, the stack needs ${needed} MB. Free some space (\`npm run reset\` deletes the stack's own data) and start again.`,
  );
}
