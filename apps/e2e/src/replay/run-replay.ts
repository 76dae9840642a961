import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Stack, nodeBinary, repositoryRoot } from '@leadline/stack';

/** What the replay command reports: the file's totals and the graph's, leaf by leaf. */
export interface ReplayReport {
  same: boolean;
  expected: Totals;
  actual: Totals;
  seconds: number;
}

/** Counts and sums by name, nested. */
export interface Totals {
  [key: string]: number | string | Totals;
}

interface ReplayRun {
  folder: string;
  rows?: number;
  /** How many deals are under way at once; 12 when absent. */
  concurrency?: number;
  /** Is told how many deals are through, every ten. */
  onProgress?(done: number): void;
}

/** Runs the replay command, as a person would, against a stack that is up. */
export async function runReplay(
  stack: Pick<Stack, 'gatewayUrl' | 'issuerUrl'>,
  { folder, rows, concurrency = 12, onProgress }: ReplayRun,
): Promise<ReplayReport> {
  const program = join(repositoryRoot, 'apps/demo/src/replay/main.ts');
  const where = ['--gateway', stack.gatewayUrl, '--issuer', stack.issuerUrl];
  const options = [
    '--json',
    '--progress',
    '10',
    '--concurrency',
    String(concurrency),
    ...(rows === undefined ? [] : ['--rows', String(rows)]),
  ];
  const flags = ['--conditions=@leadline/source', '--disable-warning=ExperimentalWarning'];
  // By the channel it notices when this process is gone, and goes too.
  const child = spawn(nodeBinary(), [...flags, program, folder, ...where, ...options], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let output = '';
  let complaints = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  createInterface(child.stderr!).on('line', (line) => {
    const done = /(\d+) of \d+ deals/.exec(line)?.[1];
    if (done === undefined) complaints += `${line}\n`;
    else onProgress?.(Number(done));
  });
  await new Promise((resolve) => child.on('close', resolve));
  if (output === '') throw new Error(`The replay ended without a report: ${complaints}`);
  return JSON.parse(output) as ReplayReport;
}
