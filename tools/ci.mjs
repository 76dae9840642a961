// Everything CI checks: npm test with the replay under kills; then, whatever it says, npm run audits and beside it npm run chaos with three
// seeds, which mostly wait. The last line is the count of all.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { countOf, sumLine } from './ci-count.mjs';
import { endOf, root } from './install.mjs';

/** Runs an npm script in this terminal, each line behind the mark, and returns what it counted. */
async function run(script, mark = '') {
  const child = spawn('npm', script, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], env: { ...process.env, REPLAY: '1' } });
  const ended = endOf(child);
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(mark + line);
    last = line.trim() || last;
  }
  return countOf(last, await ended);
}

const audits = ['run', '-s', 'audits'];
const chaos = ['run', '-s', 'chaos', '--', '--seeds', '1-3', '--rows', '12'];
const tested = await run(['test']);
const counts = [tested, ...(await Promise.all([run(audits, 'audits │ '), run(chaos, 'chaos  │ ')]))];
console.log(sumLine(counts));
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
