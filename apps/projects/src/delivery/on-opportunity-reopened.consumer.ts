import { OpportunityReopened } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { noteReopening } from '../deal/deal-standing.ts';
import { lockProjects } from './lock-projects.ts';
import { holdForReopening } from './pause-delivery.ts';

/** A reopened win pauses its delivery; nothing is deleted, and a completed project stays completed. */
export const onOpportunityReopened = consume(OpportunityReopened, async (event, tx) => {
  if (event.data.previousKind !== 'WON') return;
  const deal = await noteReopening(tx, event);
  // Won again since: what is worked on now belongs to that win.
  if (deal.won) return;
  for (const project of await lockProjects(tx, deal.opportunityId, ['ACTIVE'])) await holdForReopening(tx, project);
});
