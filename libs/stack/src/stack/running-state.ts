import { holderOf } from './folder-lock.ts';
import { type StackState, readState } from './state-file.ts';

/** The stack that a living process runs in a folder, or undefined; what a killed one left does not count. */
export const runningState = (folder: string): StackState | undefined => (holderOf(folder) === undefined ? undefined : readState(folder));
