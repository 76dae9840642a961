import type { Tx } from '@leadline/postgres';
import { deliveryProjectEntity } from './delivery-project.entity.ts';

/**
 * Brings what DELIVERY sees in line with the projects: who works on any project of the account, and of the contact. Kept on the rows themselves,
 * so that sight and masking need nothing but the row. It is no change of the account: its version stays.
 */
export async function grantAccess(tx: Tx, projectId: string): Promise<void> {
  const project = await tx.manager.findOneBy(deliveryProjectEntity, { projectId });
  if (!project) return;
  await grant(tx, 'account', project.accountId);
  if (project.contactId !== null) await grant(tx, 'contact', project.contactId);
}

async function grant(tx: Tx, record: 'account' | 'contact', id: string): Promise<void> {
  // In a statement of its own: one that itself waits for the row counts the projects as they were before it waited.
  await tx.manager.query(`SELECT 1 FROM ${record} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  await tx.manager.query(access(record), [id]);
}

const access = (record: 'account' | 'contact'): string => `
  WITH of_record AS (SELECT project_id, owner_id, team_id FROM delivery_project WHERE ${record}_id = $1),
  working AS (
    SELECT owner_id AS id FROM of_record UNION SELECT assignee_id FROM delivery_task JOIN of_record USING (project_id)
  )
  UPDATE ${record} SET
    delivery_user_ids = ARRAY(SELECT id FROM working WHERE id IS NOT NULL ORDER BY id),
    delivery_team_ids = ARRAY(SELECT DISTINCT team_id FROM of_record WHERE team_id IS NOT NULL ORDER BY team_id)
  WHERE id = $1`;
