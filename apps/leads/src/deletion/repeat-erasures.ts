import type { Tx } from '@leadline/postgres';
import { IsNull, Not } from 'typeorm';
import { leadEntity } from '../lead/lead.entity.ts';
import { personalRecordOf } from '../lead/lead-person.ts';

/** Says of everybody who was erased that they were, once more: a copy that missed it, or came from a backup, is emptied now. */
export async function repeatErasures(tx: Tx): Promise<void> {
  const erased = await tx.manager.findBy(leadEntity, { deletedAt: Not(IsNull()) });
  tx.publishPersonal(...erased.map(personalRecordOf));
}
