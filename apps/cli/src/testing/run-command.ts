import { runLeadline } from '../run-leadline.ts';

/** What a run of the command came to. */
export interface Outcome {
  exitCode: number;
  out: string;
  error: string;
}

/** Runs the command in this process, with these variables and no others; no local stack is found unless one is named. */
export async function run(args: readonly string[], variables: Record<string, string> = {}): Promise<Outcome> {
  const out: string[] = [];
  const error: string[] = [];
  const world = { out: (line: string) => void out.push(line), error: (line: string) => void error.push(line), interruption };
  const exitCode = await runLeadline(args, world, { LEADLINE_STACK: '/nowhere', ...variables });
  return { exitCode, out: out.join('\n'), error: error.join('\n') };
}

/** Runs the command with `--json`; its answer is parsed. */
export async function runJson<Data>(args: readonly string[], variables: Record<string, string> = {}): Promise<Outcome & { data: Data }> {
  const outcome = await run([...args, '--json'], variables);
  return { ...outcome, data: JSON.parse(outcome.out || 'null') as Data };
}

const interruption = () => new AbortController().signal;
