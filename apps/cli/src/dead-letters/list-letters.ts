import { listDeadLetters } from '@leadline/inbox';
import { allFound, inEachDatabase } from '../addresses/in-each-database.ts';
import { requiredDatabases } from '../addresses/required.ts';
import type { Report } from '../command/report.ts';
import type { Run } from '../command/reporting.ts';
import { lettersReport } from './letters-report.ts';

/** Which dead letters to list. */
export interface ListOptions {
  service?: string[];
  consumer?: string;
  all?: true;
  first: number;
}

const everyState = ['OPEN', 'RETRYING', 'RESOLVED', 'SKIPPED'] as const;

/** Lists the dead letters of the services. */
export async function listLetters({ addresses, options }: Run<ListOptions>): Promise<Report> {
  const { consumer, all = false, first } = options;
  const filter = { consumer, ...(all && { states: everyState }) };
  const looks = await inEachDatabase(requiredDatabases(addresses, options.service), (dataSource) => listDeadLetters(dataSource, filter));
  const letters = allFound(looks).map(({ service, found }) => ({ service, letters: found }));
  return lettersReport(letters, { first, all, now: new Date() });
}
