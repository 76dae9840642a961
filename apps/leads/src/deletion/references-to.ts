import type { EntityManager } from 'typeorm';

/** What refers to a lead, in words: its conversions, and the follow-up leads of deals that came from it. */
export async function referencesTo(manager: EntityManager, leadId: string): Promise<string[]> {
  const [found]: { conversion: boolean; followUp: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT FROM conversion WHERE lead_id = $1) AS conversion,
            EXISTS (SELECT FROM lead WHERE recycled_from_lead_id = $1 AND deleted_at IS NULL) AS "followUp"`,
    [leadId],
  );
  return [...(found?.conversion ? ['conversion'] : []), ...(found?.followUp ? ['follow-up lead'] : [])];
}
