import { listDeadLetters, retryDeadLetter } from '@leadline/inbox';
import { allFound, inEachDatabase } from '../addresses/in-each-database.ts';
import { requiredDatabases } from '../addresses/required.ts';
import type { Report } from '../command/report.ts';
import type { Run } from '../command/reporting.ts';
import { UsageError } from '../command/usage-error.ts';
import { whereFound } from './where-found.ts';

/** Which dead letters to retry. */
export interface RetryOptions {
  all?: true;
  service?: string[];
  consumer?: string;
}

/** Asks for the named dead letters, or all, to be taken in again. */
export async function retryLetters({ addresses, options }: Run<RetryOptions>, ids: string[]): Promise<Report> {
  if (ids.length > 0 === (options.all ?? false)) throw new UsageError('Say which dead letters to retry: their ids, or --all.');
  const databases = requiredDatabases(addresses, options.service);
  const retried = options.all ? await retryAll(databases, options.consumer) : await retryEach(databases, ids);
  const lines = retried.map(({ service, id }) => `${id} is tried again by ${service} within a second.`);
  return {
    data: retried,
    lines: lines.length > 0 ? [...lines, 'See what came of it: leadline dead-letters list --all'] : ['No dead letter is unsettled.'],
    trouble: false,
  };
}

type Databases = ReturnType<typeof requiredDatabases>;

async function retryAll(databases: Databases, consumer?: string): Promise<{ service: string; id: string }[]> {
  const looks = await inEachDatabase(databases, async (dataSource) => {
    const letters = await listDeadLetters(dataSource, { consumer });
    for (const { id } of letters) await retryDeadLetter(dataSource, id);
    return letters.map(({ id }) => id);
  });
  return allFound(looks).flatMap(({ service, found }) => found.map((id) => ({ service, id })));
}

async function retryEach(databases: Databases, ids: readonly string[]): Promise<{ service: string; id: string }[]> {
  const retried = [];
  for (const id of ids) retried.push({ id, service: await whereFound(databases, id, (dataSource) => retryDeadLetter(dataSource, id)) });
  return retried;
}
