import { Decimal } from '@leadline/domain';
import { type PersonalPolicy, referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { stageOf } from '../pipeline/pipeline.ts';
import { moneyOf } from './opportunity-facts.ts';
import { seesDealWords } from './opportunity-sight.ts';
import type { Opportunity } from './opportunity.ts';

/** What people typed about a deal is seen by those whose deal it is. */
export const opportunityPersonalPolicy: PersonalPolicy = { Opportunity: seesDealWords };

const reference = <Name extends string>(__typename: Name, id: string | null) => (id === null ? null : { __typename, id });

/** Deals as the graph shows them, to whoever refers to them. */
export const opportunityReference: Pick<Resolvers, 'Opportunity'> = {
  Opportunity: {
    __resolveReference: referenceResolver('opportunities'),
    name: async ({ name, accountId, code }, _, { loaders }) => name ?? (await loaders.accountCopies.load(accountId))?.name ?? code,
    account: ({ accountId }) => ({ __typename: 'Account', id: accountId }),
    contact: ({ contactId }) => reference('Contact', contactId),
    lead: ({ leadId }) => reference('Lead', leadId),
    owner: ({ ownerId }) => reference('User', ownerId),
    team: ({ teamId }) => reference('Team', teamId),
    pipeline: async ({ pipelineId }, _, { loaders }) => (await loaders.pipelines.load(pipelineId))!,
    stage: async (deal, _, { loaders }) => stageOf(await loaders.stages.load(`${deal.pipelineId}:${deal.pipelineVersion}`), deal.stageId)!,
    amount: moneyOf,
    expectedRevenue: expectedRevenueOf,
  },
};

function expectedRevenueOf(deal: Opportunity) {
  const money = moneyOf(deal);
  // Half a cent goes away from zero, as in PostgreSQL's round(), which makes the totals.
  const cents = (amount: string) => new Decimal(amount).times(deal.probability).div(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return money && { ...money, amount: cents(money.amount).toFixed() };
}
