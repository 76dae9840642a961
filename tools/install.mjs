// Makes sure that what package-lock.json names is installed. Plain Node, because it runs before anything is.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The pinned Node, which `npm ci` brings. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');

const oldest = 20;

/** Refuses a Node that cannot run the set-up. */
export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldest) return;
  stopWith(`Leadline needs Node ${oldest} or newer to start, this is ${process.versions.node}. Install one from https://nodejs.org`);
}

/** Whether node_modules holds exactly the versions that package-lock.json names. */
export function isInstalled(folder = root) {
  const installed = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  const locked = packagesIn(join(folder, 'package-lock.json'));
  if (!installed || !locked || !existsSync(join(folder, 'node_modules', 'node', 'bin', 'node'))) return false;
  const wanted = Object.entries(locked).filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional);
  return wanted.every(([path, entry]) => installed[path] !== undefined && installed[path].version === entry.version);
}

/** Runs `npm ci` when something is missing or outdated; says so, and goes on saying so, because it takes a minute. */
export async function ensureInstalled() {
  checkNode();
  if (isInstalled()) return;
  console.log('Installing packages (npm ci): about a minute');
  const begun = Date.now();
  const clock = setInterval(() => console.log(`… still installing (${Math.round((Date.now() - begun) / 1000)} s)`), 15_000);
  const code = await endOf(spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' }));
  clearInterval(clock);
  if (code !== 0)
    stopWith(
      `The packages could not be installed: npm ci ended with ${code}. Its words are above; is there a network, and space on the disk?`,
    );
  if (!existsSync(pinnedNode)) stopWith('npm ci did not bring Node 24. Are install scripts off? npm config set ignore-scripts false');
}

/** The exit code of a child process. */
export function endOf(child) {
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code, signal) => resolve(code ?? signal)));
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function stopWith(message) {
  console.error(message);
  process.exit(1);
}
