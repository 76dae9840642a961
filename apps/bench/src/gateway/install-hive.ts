import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const manifests = join(import.meta.dirname, '../../hive');

/** Installs exactly what the lock in `hive` names, unless it is there already; returns the program. */
export async function installHive(folder: string): Promise<string> {
  const lock = readFileSync(join(manifests, 'package-lock.json'), 'utf8');
  const stamp = join(folder, 'installed-from.json');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    console.log('  … installing Hive Gateway (npm ci, about 500 MB): a minute or two');
    mkdirSync(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(manifests, name), join(folder, name));
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
    writeFileSync(stamp, lock);
  }
  return join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');
}
