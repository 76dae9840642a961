import { OpportunityChanged } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { noteOwner } from '../deal/deal-standing.ts';
import { decideResponsible } from '../project/assign-project.ts';
import { projects } from '../project/project.ts';
import { lockProjects } from './lock-projects.ts';

/** The projects of a deal go with it to another team; their managers stay. */
export const onOpportunityChanged = consume(OpportunityChanged, async (event, tx) => {
  const deal = await noteOwner(tx, event);
  if (!deal) return;
  for (const project of await lockProjects(tx, deal.opportunityId)) {
    const decision = decideResponsible(project, { ownerId: project.ownerId, teamId: deal.teamId }, tx.now);
    if (decision.ok) await tx.save(projects, project, decision);
  }
});
