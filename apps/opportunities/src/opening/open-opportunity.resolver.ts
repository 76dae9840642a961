import { type Decision, hasRole, newId } from '@leadline/domain';
import { checkOwner } from '@leadline/members';
import { creationOf } from '@leadline/postgres';
import { checkInput, clientId, id, isoDate, nonNegativeMoney, optionalText, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { checkCustomer } from '../accounts-copy/check-customer.ts';
import { keepHistory } from '../history/opportunity-history.ts';
import { type Opportunity, opportunities } from '../opportunity/opportunity.ts';
import { pipelineNow } from '../pipeline/pipeline-at.ts';
import { standardPipelineId } from '../pipeline/seed-pipelines.ts';
import { decideOpening, refusePastClose } from './open-opportunity.ts';

const openInput = z.object({
  id: clientId().nullish(),
  name: optionalText(200),
  accountId: id(),
  contactId: id().nullish(),
  ownerId: id().nullish(),
  teamId: id().nullish(),
  pipelineId: id().nullish(),
  stageId: id().nullish(),
  amount: nonNegativeMoney().nullish(),
  expectedCloseOn: isoDate().nullish(),
  productCode: optionalText(80),
});

export const openOpportunityResolvers: { Mutation: Pick<MutationResolvers, 'openOpportunity'> } = {
  Mutation: {
    openOpportunity: async (_, { input }, { services: { unitOfWork }, actor, viewer }) => {
      const given = checkInput(openInput, input);
      const { name = null, contactId = null, stageId = null, amount = null, expectedCloseOn = null, productCode = null } = given;
      const dealId = given.id ?? newId();
      const ownerId = given.ownerId ?? (hasRole(viewer, 'REP', 'MANAGER') ? viewer.id : null);
      const outcome = await unitOfWork.create(
        opportunities,
        { id: dealId, request: creationOf('openOpportunity', input) },
        actor,
        async (tx): Promise<Decision<Opportunity>> => {
          await checkCustomer(tx.manager, given.accountId, contactId);
          const owner = await checkOwner(tx.manager, { ownerId, teamId: given.teamId ?? null });
          const pipeline = await pipelineNow(tx.manager, given.pipelineId ?? standardPipelineId);
          const known = { name, contactId, stageId, amount, expectedCloseOn, productCode, accountId: given.accountId };
          const decision =
            refusePastClose(expectedCloseOn, tx.now) ?? decideOpening({ ...known, ...owner, ...noOrigin, id: dealId }, pipeline, tx.now);
          if (decision.ok) await keepHistory(tx, null, decision.state);
          return decision;
        },
      );
      return { opportunity: unwrap(outcome) };
    },
  },
};

const noOrigin = { buyingRole: null, leadId: null, conversion: null };
