import { type Viewer, hasRole } from '@leadline/domain';
import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { type WonDeal, wonDealEntity } from '../deal/won-deal.entity.ts';
import { projectEntity } from '../project/project.entity.ts';
import { type Project, projects } from '../project/project.ts';
import { type DealDelivery, type KnownProject, deliveryFor } from './deal-delivery.ts';

interface Sight {
  dataSource: DataSource;
  viewer: Viewer;
}

/** The delivery of deals by their ids; of a deal that the viewer does not see only the projects that they may see. */
export const deliveryOfDeal = (sight: Sight): DataLoader<string, DealDelivery> =>
  new DataLoader(async (dealIds) => {
    const [known, deals] = await Promise.all([knownProjects(sight, dealIds), seenDeals(sight, dealIds)]);
    return dealIds.map((id) => deliveryFor(deals.get(id), known.get(id) ?? []));
  });

async function knownProjects({ dataSource, viewer }: Sight, dealIds: readonly string[]): Promise<Map<string, KnownProject[]>> {
  const sight = projects.visibleTo(viewer);
  const { entities, raw } = await dataSource.manager
    .createQueryBuilder(projectEntity, 'record')
    .addSelect(sight.text, 'visible')
    .where('record.opportunity_id = ANY(:dealIds::uuid[])', { dealIds })
    .setParameters(sight.params)
    .orderBy('record.win_number')
    .getRawAndEntities<{ visible: boolean | null }>();
  const known = entities.map((project: Project, index) => ({ project, visible: raw[index]?.visible === true }));
  return Map.groupBy(known, ({ project }) => project.opportunityId);
}

async function seenDeals({ dataSource, viewer }: Sight, dealIds: readonly string[]): Promise<Map<string, WonDeal>> {
  const deals = await dataSource.manager.findBy(wonDealEntity, { opportunityId: In([...dealIds]) });
  return new Map(deals.filter((deal) => seesDeal(deal, viewer)).map((deal) => [deal.opportunityId, deal]));
}

const seesDeal = ({ ownerId, teamId }: WonDeal, viewer: Viewer): boolean =>
  hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST') ||
  ownerId === viewer.id ||
  (teamId === null ? ownerId === null && hasRole(viewer, 'MANAGER') : viewer.teamIds.includes(teamId));
