import type { ManagedProcess } from '../process/managed-process.ts';
import { StackError } from '../stack-error.ts';

/** A server that somebody else runs: it is used, never stopped. */
export function givenServer<T extends object>(name: string, setting: string, details: T): ManagedProcess & T {
  const refuse = () => Promise.reject(new StackError(`${name} was given by ${setting}: this stack can neither kill nor restart it.`));
  return { name, pid: 0, running: true, logFile: '', kill: refuse, restart: refuse, stop: async () => undefined, ...details };
}
