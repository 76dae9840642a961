import type { Opportunity } from './opportunity.ts';

/** The amount as money; null while it is not known. */
export const moneyOf = ({ amount, currency }: Pick<Opportunity, 'amount' | 'currency'>) =>
  amount === null || currency === null ? null : { amount, currency };

/** What facts say of a deal as it is: nothing that somebody typed. */
export function shapeOf(deal: Opportunity) {
  return {
    accountId: deal.accountId,
    contactId: deal.contactId,
    leadId: deal.leadId,
    ownerId: deal.ownerId,
    teamId: deal.teamId,
    pipelineId: deal.pipelineId,
    pipelineVersion: deal.pipelineVersion,
    stageId: deal.stageId,
    stageKind: deal.stageKind,
    probability: deal.probability,
    forecastCategory: deal.forecastCategory,
    amount: moneyOf(deal),
    expectedCloseOn: deal.expectedCloseOn,
    actualCloseOn: deal.actualCloseOn,
    productCode: deal.productCode,
  };
}
