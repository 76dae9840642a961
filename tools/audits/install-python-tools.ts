import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopping } from '../test/stopping.ts';
import { mustRun, runCommand } from './command.ts';

const requirements = join(import.meta.dirname, 'requirements.txt');
const isNewEnough = 'import sys, venv; sys.exit(sys.version_info < (3, 10))';

/** Installs exactly what requirements.txt names into an environment of its own, unless it is there already; returns the folder of its programs. */
export async function installPythonTools(folder: string): Promise<string> {
  const programs = join(folder, 'bin');
  const wanted = readFileSync(requirements, 'utf8');
  const stamp = join(folder, 'installed-from.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return programs;
  const python = await findPython();
  console.log('  … installing the Python tools (pip): half a minute');
  rmSync(folder, { recursive: true, force: true });
  await mustRun('Making a Python environment', python, ['-m', 'venv', folder], { signal: stopping });
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  await mustRun('Installing the Python tools of the audits', join(programs, 'python'), args, { signal: stopping });
  writeFileSync(stamp, wanted);
  return programs;
}

async function findPython(): Promise<string> {
  for (const name of ['python3', 'python']) if ((await runCommand(name, ['-c', isNewEnough])).code === 0) return name;
  throw new Error('There is no Python 3.10 or newer with its venv module: install python3 and python3-venv, then run the audits again.');
}
