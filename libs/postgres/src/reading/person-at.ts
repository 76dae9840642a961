import type { EntityManager } from 'typeorm';
import { NotHereYet } from '../failures/not-here-yet.ts';

/** What this service holds of a person whose record another service owns. */
export interface PersonalCopy {
  erased: boolean;
  version: number;
  fields: Record<string, unknown>;
}

/** A record's personal details at this version or a later one, or that they were erased; throws NotHereYet until they have arrived. */
export async function personAt(tx: { manager: EntityManager }, recordId: string, version: number): Promise<PersonalCopy> {
  const [copy]: PersonalCopy[] = await tx.manager.query('SELECT erased, version, fields FROM personal_copy WHERE record_id = $1', [
    recordId,
  ]);
  if (copy && (copy.erased || copy.version >= version)) return copy;
  throw new NotHereYet(`personal details of ${recordId} at version ${version}; held is ${copy?.version ?? 'nothing'}`);
}
