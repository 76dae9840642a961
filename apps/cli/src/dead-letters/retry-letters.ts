import { listDeadLetters, retryDeadLetter } from '@leadline/inbox';
import { inEachDatabase, notUsable } from '../addresses/in-each-database.ts';
import { requiredDatabases } from '../addresses/required.ts';
import { CommandFailed } from '../command/command-failed.ts';
import { isSentence } from '../command/explain-failure.ts';
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
  const { retried, failures } = options.all ? await retryAll(databases, options.consumer) : await retryEach(databases, ids);
  if (retried.length === 0 && failures.length > 0) throw new CommandFailed(failures.join('\n'));
  const lines = retried.map(({ service, id }) => `${id} is tried again by ${service} within a second.`);
  if (retried.length > 0) lines.push('See what came of it: leadline dead-letters list --all');
  if (retried.length + failures.length === 0) lines.push('No dead letter is unsettled.');
  const data = [...retried, ...failures.map((failure) => ({ failure }))];
  return { data, lines: [...lines, ...failures], trouble: failures.length > 0 };
}

/** What is tried again, and a sentence for each that is not. */
interface Retries {
  retried: { service: string; id: string }[];
  failures: string[];
}

type Databases = ReturnType<typeof requiredDatabases>;

async function retryAll(databases: Databases, consumer?: string): Promise<Retries> {
  // Noted one by one: what was asked for stays so, also when the service breaks off half-way.
  const retried: Retries['retried'] = [];
  const looks = await inEachDatabase(databases, async (dataSource, service) => {
    for (const { id } of await listDeadLetters(dataSource, { consumer })) {
      await retryDeadLetter(dataSource, id);
      retried.push({ service, id });
    }
  });
  return { retried, failures: looks.flatMap((look) => ('failure' in look ? [notUsable(look)] : [])) };
}

async function retryEach(databases: Databases, ids: readonly string[]): Promise<Retries> {
  const retried: Retries['retried'] = [];
  // A database that is away is so for each of the letters that were not found elsewhere, and worth one line.
  const failed = new Map<string, string[]>();
  for (const id of ids) {
    try {
      retried.push({ id, service: await whereFound(databases, id, (dataSource) => retryDeadLetter(dataSource, id)) });
    } catch (error) {
      if (!isSentence(error)) throw error;
      failed.set(error.message, [...(failed.get(error.message) ?? []), id]);
    }
  }
  return { retried, failures: [...failed].map(([why, of]) => (of.every((id) => why.includes(id)) ? why : `${of.join(', ')}: ${why}`)) };
}
