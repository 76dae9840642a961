import type { OpportunityChanged, OpportunityReopened, OpportunityWon } from '@leadline/contracts';
import type { IncomingEvent } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { type WonDeal, wonDealEntity } from './won-deal.entity.ts';

type Told<Definition extends { read(data: unknown): unknown }> = IncomingEvent<ReturnType<Definition['read']>>;

/** Notes a win, unless something later is known of the deal; returns how it stands then, its row locked. */
export const noteWin = (tx: Tx, { data, envelope }: Told<typeof OpportunityWon>): Promise<WonDeal> => {
  const { winNumber, ownerId, teamId } = data;
  return note(tx, { opportunityId: envelope.subject, version: envelope.aggregateVersion, won: true, winNumber, ownerId, teamId });
};

/** Notes that a win was reopened, unless something later is known of the deal; returns how it stands then, its row locked. */
export const noteReopening = (tx: Tx, { data, envelope }: Told<typeof OpportunityReopened>): Promise<WonDeal> => {
  const { ownerId, teamId } = data;
  const winNumber = data.winNumber ?? 0;
  return note(tx, { opportunityId: envelope.subject, version: envelope.aggregateVersion, won: false, winNumber, ownerId, teamId });
};

/** Notes whose the deal is now, unless something later is known of it; returns how it stands then, its row locked, or null when it was never won. */
export async function noteOwner(tx: Tx, { data, envelope }: Told<typeof OpportunityChanged>): Promise<WonDeal | null> {
  const [opportunityId, version] = [envelope.subject, envelope.aggregateVersion];
  const { ownerId, teamId } = data;
  const deal = await tx.manager.createQueryBuilder(wonDealEntity, 'deal').where({ opportunityId }).setLock('for_no_key_update').getOne();
  if (!deal || deal.version >= version) return deal;
  await tx.manager.update(wonDealEntity, { opportunityId }, { version, ownerId, teamId });
  return { ...deal, version, ownerId, teamId };
}

// The row stays locked also where it is not written, so that the events of a deal are handled one after the other.
async function note(tx: Tx, deal: WonDeal): Promise<WonDeal> {
  tx.send(
    `INSERT INTO won_deal (opportunity_id, version, won, win_number, owner_id, team_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (opportunity_id) DO UPDATE SET version = excluded.version, won = excluded.won, win_number = excluded.win_number,
       owner_id = excluded.owner_id, team_id = excluded.team_id
     WHERE won_deal.version <= excluded.version`,
    [deal.opportunityId, deal.version, deal.won, deal.winNumber, deal.ownerId, deal.teamId],
  );
  return tx.manager.findOneByOrFail(wonDealEntity, { opportunityId: deal.opportunityId });
}

/** Whether the deal is won and stays so until the transaction ends: a reopening waits, and then finds what this one did. */
export async function isStillWon(tx: Tx, opportunityId: string): Promise<boolean> {
  const deal = await tx.manager.createQueryBuilder(wonDealEntity, 'deal').where({ opportunityId }).setLock('pessimistic_read').getOne();
  return deal?.won ?? false;
}
