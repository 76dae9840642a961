import type { EntityManager } from 'typeorm';

/**
 * Empties what says who a lead is, from its row and from the audit trail. Plain SQL on purpose: a change that went through the
 * unit of work would be audited, with the old values that are to be forgotten.
 */
export async function erasePerson(manager: EntityManager, leadId: string): Promise<void> {
  await manager.query(
    `UPDATE lead SET name = NULL, job_title = NULL, emails = '{}', phones = '{}', website = NULL, address = NULL, note = NULL, voice_note = NULL,
       next_action = NULL, referred_by = NULL, evidence = '{}', disqualified_detail = NULL
     WHERE id = $1`,
    [leadId],
  );
  await manager.query(`UPDATE audit SET personal_changes = NULL WHERE aggregate = 'lead' AND aggregate_id = $1`, [leadId]);
}
