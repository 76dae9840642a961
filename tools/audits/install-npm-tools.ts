import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopping } from '../test/stopping.ts';
import { mustRun } from './command.ts';

const manifests = ['package.json', 'package-lock.json'];
const stampName = 'installed-from.json';

/** Installs exactly what the lock beside this file names, unless it is there already; returns the folder. */
export async function installNpmTools(folder: string): Promise<string> {
  const lock = readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8');
  const stamp = join(folder, stampName);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder;
  console.log('  … installing the npm tools (npm ci, about 200 MB): a minute or two');
  mkdirSync(folder, { recursive: true });
  rmSync(stamp, { force: true });
  for (const name of manifests) copyFileSync(join(import.meta.dirname, name), join(folder, name));
  // None of them needs an install script; one that downloads a program of its own is not used.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun('Installing the npm tools of the audits', 'npm', args, { cwd: folder, signal: stopping });
  writeFileSync(stamp, lock);
  return folder;
}
