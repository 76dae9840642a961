// Everything CI checks: npm test with the replay under kills, npm run audits, npm run chaos with three seeds; each runs whatever the one before says. The last line is the count of all.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { countOf, sumLine } from './ci-count.mjs';
import { endOf, root } from './install.mjs';

/** Runs an npm script in this terminal and returns what it counted. */
async function run(...script) {
  const child = spawn('npm', script, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], env: { ...process.env, REPLAY: '1' } });
  const ended = endOf(child);
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    last = line.trim() || last;
  }
  return countOf(last, await ended);
}

const chaos = ['run', '-s', 'chaos', '--', '--seeds', '1-3', '--rows', '12'];
const counts = [await run('test'), await run('run', '-s', 'audits'), await run(...chaos)];
console.log(sumLine(counts));
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
