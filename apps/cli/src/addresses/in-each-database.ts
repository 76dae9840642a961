import { createLogger } from '@leadline/observability';
import { createDatabase } from '@leadline/postgres';
import type { DataSource } from 'typeorm';
import { CommandFailed } from '../command/command-failed.ts';

/** What was found in a service's database, or why it could not be looked into. */
export type Look<Found> = { service: string } & ({ found: Found } | { failure: string });

/** Looks into the databases at once; one that does not answer is reported and does not hold up the others. */
export function inEachDatabase<Found>(
  databases: readonly (readonly [service: string, url: string])[],
  look: (dataSource: DataSource, service: string) => Promise<Found>,
): Promise<Look<Found>[]> {
  return Promise.all(
    databases.map(async ([service, url]) => {
      try {
        return { service, found: await inDatabase(url, (dataSource) => look(dataSource, service)) };
      } catch (error) {
        return { service, failure: reasonOf(error) };
      }
    }),
  );
}

/** What was found in all of them; throws when one could not be looked into. */
export function allFound<Found>(looks: readonly Look<Found>[]): { service: string; found: Found }[] {
  return looks.map((look) => {
    if ('found' in look) return look;
    throw new CommandFailed(notUsable(look));
  });
}

/** That a database could not be looked into, as a sentence. */
export const notUsable = ({ service, failure }: { service: string; failure: string }): string =>
  `The database of ${service} cannot be used: ${failure} Ask for the whole picture: leadline doctor`;

async function inDatabase<Found>(url: string, look: (dataSource: DataSource) => Promise<Found>): Promise<Found> {
  const logger = createLogger({ service: 'leadline', level: 'silent' });
  const dataSource = await createDatabase({ url, name: 'leadline', entities: [], migrations: [], poolSize: 1, logger });
  try {
    return await look(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

// The driver's words on why it got no connection name the role or the database, never the password.
const reasonOf = (error: unknown): string => `${error instanceof Error ? error.message : String(error)}`.replace(/([^.])$/, '$1.');
