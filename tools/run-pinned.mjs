// Runs a TypeScript program of the repository on the pinned Node, in this terminal, and ends as it ends.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endOf, pinnedNode, root } from './install.mjs';

const flags = ['--conditions=@leadline/source', '--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const signalCodes = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** Runs the program until it ends and leaves with its exit code; signals are passed on, so that it stops everything in order. */
export async function runPinned(program, args = []) {
  // What was compiled once is not compiled again: it halves the start of a command.
  const env = { NODE_COMPILE_CACHE: join(root, '.leadline', 'compiled'), ...process.env };
  // By its end the channel tells the program that this process is gone, also when that was by SIGKILL.
  const child = spawn(pinnedNode, [...flags, program, ...args], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of stopSignals) process.on(signal, () => child.kill(signal));
  const end = await endOf(child);
  process.exit(typeof end === 'number' ? end : (signalCodes[end] ?? 1));
}
