// Everything CI checks: npm test, then npm run audits, whatever the first one says. The last line is the count of both.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { countOf, sumLine } from './ci-count.mjs';
import { endOf, root } from './install.mjs';

/** Runs an npm script in this terminal and returns what it counted. */
async function run(...script) {
  const child = spawn('npm', script, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
  const ended = endOf(child);
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    last = line.trim() || last;
  }
  return countOf(last, await ended);
}

const counts = [await run('test'), await run('run', '-s', 'audits')];
console.log(sumLine(counts));
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
