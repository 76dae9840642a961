import { userInfo } from 'node:os';
import { skipDeadLetter } from '@leadline/inbox';
import { requiredDatabases } from '../addresses/required.ts';
import type { Report } from '../command/report.ts';
import type { Run } from '../command/reporting.ts';
import { UsageError } from '../command/usage-error.ts';
import { whereFound } from './where-found.ts';

/** Why a dead letter is given up, and by whom. */
export interface SkipOptions {
  reason: string;
  by?: string;
  service?: string[];
}

/** Gives a dead letter up for good; who and why is kept with it. */
export async function skipLetter({ addresses, options }: Run<SkipOptions>, id: string): Promise<Report> {
  const { reason, by = userOfMachine() } = options;
  if (reason.trim() === '') throw new UsageError('Say why the dead letter is skipped (--reason): it is kept for ever.');
  const service = await whereFound(requiredDatabases(addresses, options.service), id, (dataSource) =>
    skipDeadLetter(dataSource, { id, reason, by }),
  );
  const lines = [`${id} of ${service} is skipped, by ${by}: ${reason.trim()}`, 'What waited behind it goes on within a second.'];
  return { data: { id, service, by, reason: reason.trim() }, lines, trouble: false };
}

function userOfMachine(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the user may have no name.
    throw new UsageError('Say who decides it (--by): this machine does not know your name.');
  }
}
