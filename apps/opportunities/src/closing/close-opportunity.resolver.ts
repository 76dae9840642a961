import { requestOf } from '@leadline/postgres';
import { checkInput, id, isoDate, nonNegativeMoney, optionalText, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { accountCopyEntity } from '../accounts-copy/account-copy.ts';
import { lossReasonsEntity, lossReasonsId } from '../loss-reasons/loss-reasons.ts';
import { changeOpportunity } from '../opportunity/change-opportunity.ts';
import { pipelineNow } from '../pipeline/pipeline-at.ts';
import { decideLoss } from './lose-opportunity.ts';
import { decideReopening } from './reopen-opportunity.ts';
import { decideWin } from './win-opportunity.ts';

const dealInput = z.object({ id: id(), requestKey: requestKey().nullish(), expectedVersion: version().nullish() });
const winInput = dealInput.extend({ amount: nonNegativeMoney().nullish(), closedOn: isoDate().nullish() });
const lossInput = dealInput.extend({
  reason: text(80),
  detail: optionalText(2000),
  competitor: optionalText(200),
  closedOn: isoDate().nullish(),
});

type Closing = Pick<MutationResolvers, 'winOpportunity' | 'loseOpportunity' | 'reopenOpportunity'>;

/** Wins, loses and reopens deals. */
export const closingResolvers: { Mutation: Closing } = {
  Mutation: {
    winOpportunity: async (_, { input }, { services, actor, loaders }) => {
      const { amount, closedOn, ...of } = checkInput(winInput, input);
      const command = { ...of, request: requestOf('winOpportunity', input) };
      const outcome = await changeOpportunity(services, command, actor, async (deal, { manager, now }) => {
        const account = await manager.findOneBy(accountCopyEntity, { accountId: deal.accountId });
        const pipeline = await pipelineNow(manager, deal.pipelineId);
        return decideWin(deal, { amount, closedOn }, { pipeline, company: account?.name ?? null, now });
      });
      if (!outcome.ok && outcome.refusal.rule === 'DealCannotBeWonIncomplete') {
        const missing = outcome.refusal.details?.['missing'] as string[];
        return { __typename: 'MissingForWin', opportunity: (await loaders.opportunities.load(command.id))!, missing };
      }
      return { __typename: 'WonOpportunity', opportunity: unwrap(outcome) };
    },
    loseOpportunity: async (_, { input }, { services, actor }) => {
      const { reason, detail, competitor, closedOn, ...of } = checkInput(lossInput, input);
      const command = { ...of, request: requestOf('loseOpportunity', input) };
      const outcome = await changeOpportunity(services, command, actor, async (deal, { manager, now }) => {
        const list = await manager.findOneByOrFail(lossReasonsEntity, { id: lossReasonsId });
        const pipeline = await pipelineNow(manager, deal.pipelineId);
        const reasons = list.reasons.map(({ code }) => code);
        return decideLoss(deal, { reason, detail, competitor, closedOn }, { pipeline, reasons, now });
      });
      return { opportunity: unwrap(outcome) };
    },
    reopenOpportunity: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(dealInput, input), request: requestOf('reopenOpportunity', input) };
      const outcome = await changeOpportunity(services, command, actor, async (deal, { manager, now }) =>
        decideReopening(deal, await pipelineNow(manager, deal.pipelineId), now),
      );
      return { opportunity: unwrap(outcome) };
    },
  },
};
