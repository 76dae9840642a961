import { type Viewer, hasRole } from '@leadline/domain';
import type { Resolvers } from '../__generated__/graphql.ts';
import type { Context } from '../context.ts';
import { projectEntity } from '../project/project.entity.ts';
import { type Project, projects } from '../project/project.ts';
import { type WonDeal, wonDealEntity } from './won-deal.entity.ts';

/** How the delivery of a deal stands; what the viewer may not see of the deal looks like a deal that was never won. */
export const deliveryReference: Pick<Resolvers, 'Opportunity'> = {
  Opportunity: {
    delivery: async ({ id: opportunityId }, _, context) => {
      const project = await latestProject(opportunityId, context);
      if (project) return { state: project.state, project };
      const deal = await context.dataSource.manager.findOneBy(wonDealEntity, { opportunityId });
      return { state: deal?.won && seesDeal(deal, context.viewer) ? 'STARTING' : 'NONE', project: null };
    },
  },
};

function latestProject(opportunityId: string, { dataSource, viewer }: Context): Promise<Project | null> {
  const sight = projects.visibleTo(viewer);
  return dataSource.manager
    .createQueryBuilder(projectEntity, 'record')
    .where(sight.text, sight.params)
    .andWhere('record.opportunity_id = :opportunityId', { opportunityId })
    .orderBy('record.win_number', 'DESC')
    .getOne();
}

const seesDeal = ({ ownerId, teamId }: WonDeal, viewer: Viewer): boolean =>
  hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST') || ownerId === viewer.id || (teamId !== null && viewer.teamIds.includes(teamId));
