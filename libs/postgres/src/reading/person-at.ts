import type { EntityManager } from 'typeorm';
import { NotHereYet } from '../failures/not-here-yet.ts';

/** What this service holds of a person whose record another service owns. */
export interface PersonalCopy {
  erased: boolean;
  version: number;
  /** Whoever they are the details of: the record itself, and the records of before that it goes back to. */
  personIds: string[];
  fields: Record<string, unknown>;
}

/** A record's personal details at this version or a later one, or that they were erased; throws NotHereYet until they have arrived. */
export async function personAt(tx: { manager: EntityManager }, recordId: string, version: number): Promise<PersonalCopy> {
  const copy = await personalCopyOf(tx.manager, recordId);
  if (copy && (copy.erased || copy.version >= version)) return copy;
  throw new NotHereYet(`personal details of ${recordId} at version ${version}; held is ${copy?.version ?? 'nothing'}`);
}

/** What is held of a record's personal details now; undefined while nothing has arrived. */
export async function personalCopyOf(manager: EntityManager, recordId: string): Promise<PersonalCopy | undefined> {
  const copies: PersonalCopy[] = await manager.query(
    'SELECT erased, version, person_ids::text[] AS "personIds", fields FROM personal_copy WHERE record_id = $1',
    [recordId],
  );
  return copies[0];
}
