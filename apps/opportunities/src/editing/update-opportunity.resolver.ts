import { checkOwner } from '@leadline/members';
import { type Tx, requestOf } from '@leadline/postgres';
import { checkInput, id, isoDate, nonNegativeMoney, optionalCode, optionalText, requestKey, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { checkContact } from '../accounts-copy/check-customer.ts';
import { changeOpportunity } from '../opportunity/change-opportunity.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import { type OpportunityPatch, decideUpdate } from './update-opportunity.ts';

const updateInput = z.object({
  id: id(),
  requestKey: requestKey().nullish(),
  expectedVersion: version().nullish(),
  name: optionalText(200).optional(),
  contactId: id().nullish(),
  amount: nonNegativeMoney().nullish(),
  expectedCloseOn: isoDate().nullish(),
  productCode: optionalCode().optional(),
  probability: z.int().optional(),
  forecastCategory: z.enum(['OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED']).optional(),
  ownerId: id().nullish(),
  teamId: id().nullish(),
});

/** Changes a deal by hand. */
export const updateOpportunityResolvers: { Mutation: Pick<MutationResolvers, 'updateOpportunity'> } = {
  Mutation: {
    updateOpportunity: async (_, { input }, { services, actor }) => {
      const { id, expectedVersion, requestKey: _key, amount, ...rest } = checkInput(updateInput, input);
      const patch: OpportunityPatch = {
        ...rest,
        ...(amount !== undefined && { amount: amount?.amount ?? null, currency: amount?.currency ?? null }),
      };
      const command = { id, expectedVersion, request: requestOf('updateOpportunity', input) };
      const outcome = await changeOpportunity(services, command, actor, async (deal, tx) => {
        await checkNewContact(patch, deal, tx);
        return decideUpdate(deal, { ...patch, ...(await ownershipIn(patch, deal, tx)) }, tx.now);
      });
      return { opportunity: unwrap(outcome) };
    },
  },
};

// The account is no choice of this command: whose deal it is may change the contact, whoever owns the account.
async function checkNewContact({ contactId }: OpportunityPatch, { accountId, contactId: present }: Opportunity, tx: Tx): Promise<void> {
  if (contactId && contactId !== present) await checkContact(tx.manager, tx.actor.viewer, { contactId, accountId });
}

/** A new owner brings their team along, unless a team is named. */
async function ownershipIn(patch: OpportunityPatch, deal: Opportunity, tx: Tx): Promise<Pick<OpportunityPatch, 'ownerId' | 'teamId'>> {
  if (patch.ownerId === undefined && patch.teamId === undefined) return {};
  const ownerId = patch.ownerId === undefined ? deal.ownerId : patch.ownerId;
  const teamId = patch.teamId === undefined ? (patch.ownerId === undefined || patch.ownerId === null ? deal.teamId : null) : patch.teamId;
  return checkOwner(tx, { ownerId, teamId }, deal);
}
