import { OpportunityReopened } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { noteStanding } from '../deal/deal-standing.ts';
import { lockProjects } from './lock-projects.ts';
import { holdForReopening } from './pause-delivery.ts';

/** A reopened win pauses its delivery; nothing is deleted, and a completed project stays completed. */
export const onOpportunityReopened = consume(OpportunityReopened, async ({ data, envelope }, tx) => {
  if (data.previousKind !== 'WON') return;
  const { ownerId, teamId, winNumber } = data;
  const opportunityId = envelope.subject;
  const standing = { won: false, winNumber: winNumber ?? 0, ownerId, teamId };
  // Heard late: the deal was won again since, and what is worked on now belongs to that win.
  if (!(await noteStanding(tx, { opportunityId, version: envelope.aggregateVersion, ...standing }))) return;
  for (const project of await lockProjects(tx, opportunityId, ['ACTIVE'])) await holdForReopening(tx, project);
});
