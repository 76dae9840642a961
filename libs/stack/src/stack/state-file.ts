import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What other commands need to know of a running stack; holds passwords, so only its owner may read it. */
export interface StackState {
  gatewayUrl: string;
  issuerUrl: string;
  brokers: string[];
  topicPrefix: string;
  urls: Record<string, string>;
  databases: Record<string, string>;
}

const pathOf = (folder: string): string => join(folder, 'state.json');

/** Says that the stack of a folder runs, and where. */
export function writeState(folder: string, state: StackState): void {
  writeFileSync(`${pathOf(folder)}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${pathOf(folder)}.new`, pathOf(folder));
}

/** The stack that runs in a folder, or undefined. */
export function readState(folder: string): StackState | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(folder), 'utf8')) as StackState;
  } catch {
    return undefined;
  }
}

/** Says that the stack of a folder no longer runs. */
export function removeState(folder: string): void {
  rmSync(pathOf(folder), { force: true });
}
