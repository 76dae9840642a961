import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@leadline/stack';
import { ownServersEnvironment } from '../stack/environment.ts';

/** `npm start` as it runs: what it has printed, and how it ends. */
export interface Start {
  printed(): string;
  /** Waits until it has printed this; rejected when it ends first. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  send(signal: NodeJS.Signals): void;
}

/** Runs `npm start` with a state folder and ports of its own. */
export function runStart(folder: string, port: number, ...args: string[]): Start {
  // Without colours, which a runner of tests may force.
  const { FORCE_COLOR: _, ...inherited } = ownServersEnvironment();
  const env = { ...inherited, NO_COLOR: '1', LEADLINE_STACK: folder, PORT: String(port) };
  const child = spawn(process.execPath, [join(repositoryRoot, 'tools/start.mjs'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const read = (chunk: Buffer): void => void (printed += chunk.toString());
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | NodeJS.Signals>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal!)));
  return {
    printed: () => printed,
    ended,
    send: (signal) => void child.kill(signal),
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = words.exec(printed);
          if (found) resolve(found);
        };
        look();
        child.stdout.on('data', look);
        void ended.then((how) => reject(new Error(`It ended (${how}) without saying ${words}:\n${printed}`)));
      }),
  };
}
