import { type Viewer, hasRole } from '@leadline/domain';
import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { type WonDeal, wonDealEntity } from '../deal/won-deal.entity.ts';
import { projectEntity } from '../project/project.entity.ts';
import { type Project, projects } from '../project/project.ts';

/** How the delivery of a deal stands. */
export interface DealDelivery {
  state: 'NONE' | 'STARTING' | Project['state'];
  project: Project | null;
}

interface Sight {
  dataSource: DataSource;
  viewer: Viewer;
}

/** The delivery of deals by their ids; what the viewer may not see of a deal looks like one that was never won. */
export const deliveryOfDeal = (sight: Sight): DataLoader<string, DealDelivery> =>
  new DataLoader(async (dealIds) => {
    const latest = await latestProjects(sight, dealIds);
    const won = new Set(latest.size < dealIds.length ? await wonDeals(sight, dealIds) : []);
    return dealIds.map((id) => {
      const project = latest.get(id) ?? null;
      return { state: project?.state ?? (won.has(id) ? 'STARTING' : 'NONE'), project };
    });
  });

async function latestProjects({ dataSource, viewer }: Sight, dealIds: readonly string[]): Promise<Map<string, Project>> {
  const sight = projects.visibleTo(viewer);
  const found = await dataSource.manager
    .createQueryBuilder(projectEntity, 'record')
    .where(sight.text, sight.params)
    .andWhere('record.opportunity_id = ANY(:dealIds::uuid[])', { dealIds })
    .orderBy('record.win_number')
    .getMany();
  return new Map(found.map((project) => [project.opportunityId, project]));
}

async function wonDeals({ dataSource, viewer }: Sight, dealIds: readonly string[]): Promise<string[]> {
  const deals = await dataSource.manager.findBy(wonDealEntity, { opportunityId: In([...dealIds]), won: true });
  return deals.filter((deal) => seesDeal(deal, viewer)).map(({ opportunityId }) => opportunityId);
}

const seesDeal = ({ ownerId, teamId }: WonDeal, viewer: Viewer): boolean =>
  hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST') || ownerId === viewer.id || (teamId !== null && viewer.teamIds.includes(teamId));
