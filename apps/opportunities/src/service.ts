import { MemberTables1700000000100, memberCopyEntity, memberHandlers, teamCopyEntity } from '@leadline/members';
import { type ServiceDefinition, visibleLoader } from '@leadline/subgraph';
import { accountCopyEntity, contactCopyEntity } from './accounts-copy/account-copy.ts';
import { accountHandlers } from './accounts-copy/account-handlers.ts';
import { accountCopies, stagesOfVersions } from './browse/configuration-loaders.ts';
import { findOpportunities } from './browse/find-opportunities.resolver.ts';
import { closingResolvers } from './closing/close-opportunity.resolver.ts';
import { updateOpportunityResolvers } from './editing/update-opportunity.resolver.ts';
import { historyOfDeal, lastKnownStages } from './history/history-loaders.ts';
import { historyResolvers } from './history/history.resolver.ts';
import { lossReasonsResolvers } from './loss-reasons/configure-loss-reasons.resolver.ts';
import { lossReasonsEntity } from './loss-reasons/loss-reasons.ts';
import { seedLossReasons } from './loss-reasons/seed-loss-reasons.ts';
import { CreateOpportunities1700000004000 } from './migrations/create-opportunities.ts';
import { KeepOwnersOfCustomers1700000007000 } from './migrations/keep-owners-of-customers.ts';
import { KeepPeopleOfDeals1700000008000 } from './migrations/keep-people-of-deals.ts';
import { OrderOpportunities1700000006000 } from './migrations/order-opportunities.ts';
import { SearchOpportunities1700000009000 } from './migrations/search-opportunities.ts';
import { moveOpportunityResolvers } from './moving/move-opportunity.resolver.ts';
import { onLeadAccountResolved } from './opening/on-account-resolved.consumer.ts';
import { openOpportunityResolvers } from './opening/open-opportunity.resolver.ts';
import { historyEntity } from './opportunity/opportunity-history.ts';
import { opportunityEntity } from './opportunity/opportunity.entity.ts';
import { opportunityPersonalPolicy, opportunityReference } from './opportunity/opportunity.reference.ts';
import { opportunities } from './opportunity/opportunity.ts';
import { pipelineResolvers } from './pipeline/configure-pipeline.resolver.ts';
import { pipelineEntity, pipelineVersionEntity } from './pipeline/pipeline.entity.ts';
import { pipelines } from './pipeline/pipeline.ts';
import { seedPipelines } from './pipeline/seed-pipelines.ts';
import type { Services } from './services.ts';
import { totalsResolvers } from './totals/totals.resolver.ts';

const resolvers = [
  opportunityReference,
  findOpportunities,
  historyResolvers,
  pipelineResolvers,
  lossReasonsResolvers,
  totalsResolvers,
  openOpportunityResolvers,
  updateOpportunityResolvers,
  moveOpportunityResolvers,
  closingResolvers,
];

/** Opportunities: pipelines, deals from open to won or lost, their history, and what they add up to. */
export const opportunitiesService: ServiceDefinition<Services> = {
  name: 'opportunities',
  folder: import.meta.dirname,
  entities: [
    opportunityEntity,
    historyEntity,
    pipelineEntity,
    pipelineVersionEntity,
    lossReasonsEntity,
    accountCopyEntity,
    contactCopyEntity,
    memberCopyEntity,
    teamCopyEntity,
  ],
  migrations: [
    MemberTables1700000000100,
    CreateOpportunities1700000004000,
    OrderOpportunities1700000006000,
    KeepOwnersOfCustomers1700000007000,
    KeepPeopleOfDeals1700000008000,
    SearchOpportunities1700000009000,
  ],
  resolvers: resolvers as Record<string, unknown>[],
  services: ({ unitOfWork, dataSource, logger }) => ({ unitOfWork, dataSource, logger }),
  consumers: () => [
    { purpose: 'conversions', handlers: [onLeadAccountResolved], oftenWaits: true },
    { purpose: 'customers', handlers: accountHandlers },
    { purpose: 'members', handlers: memberHandlers },
  ],
  personalCopies: ['opportunity'],
  loaders: ({ dataSource }, context) => ({
    opportunities: visibleLoader(opportunities, context),
    pipelines: visibleLoader(pipelines, context),
    accountCopies: accountCopies(dataSource),
    stages: stagesOfVersions(dataSource),
    lastKnownStages: lastKnownStages(dataSource),
    historyOfDeal: historyOfDeal(dataSource),
  }),
  personalPolicy: opportunityPersonalPolicy,
  seed: async (services) => {
    await seedPipelines(services);
    await seedLossReasons(services);
  },
};
