import type { Tx } from '@leadline/postgres';
import { type WonDeal, wonDealEntity } from './won-deal.entity.ts';

/**
 * Notes how a deal stands; false when something later is known of it already.
 * Its row stays locked either way, so that the events of a deal are handled one after the other.
 */
export async function noteStanding(tx: Tx, deal: WonDeal): Promise<boolean> {
  const noted: unknown[] = await tx.manager.query(
    `INSERT INTO won_deal (opportunity_id, version, won, win_number, owner_id, team_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (opportunity_id) DO UPDATE SET version = excluded.version, won = excluded.won, win_number = excluded.win_number,
       owner_id = excluded.owner_id, team_id = excluded.team_id
     WHERE won_deal.version <= excluded.version
     RETURNING opportunity_id`,
    [deal.opportunityId, deal.version, deal.won, deal.winNumber, deal.ownerId, deal.teamId],
  );
  return noted.length > 0;
}

/** Whether the deal is won and stays so until the transaction ends: a reopening waits, and then finds what this one did. */
export async function isStillWon(tx: Tx, opportunityId: string): Promise<boolean> {
  const deal = await tx.manager.createQueryBuilder(wonDealEntity, 'deal').where({ opportunityId }).setLock('pessimistic_read').getOne();
  return deal?.won ?? false;
}
