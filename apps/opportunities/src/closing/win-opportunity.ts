import { OpportunityWon } from '@leadline/contracts';
import { type Decision, decide, isoDate, refuse } from '@leadline/domain';
import { shapeOf } from '../opportunity/opportunity-facts.ts';
import { type Opportunity, stageDefaults } from '../opportunity/opportunity.ts';
import { type Pipeline, firstOf } from '../pipeline/pipeline.ts';
import { refuseClosing } from './closing-day.ts';

/** What is known when a deal is won. */
export interface Win {
  amount?: { amount: string; currency: string } | null | undefined;
  closedOn?: string | null | undefined;
}

/** What a win is decided with besides the deal. */
export interface WinScene {
  pipeline: Pipeline;
  /** The name of the organisation that buys; null for a person. */
  company: string | null;
  now: Date;
}

/** Wins an open deal that has an amount, an account and a contact; each win of the deal has its number. */
export function decideWin(deal: Opportunity, win: Win, { pipeline, company, now }: WinScene): Decision<Opportunity> {
  const closedOn = win.closedOn ?? isoDate(now);
  const refused = refuseClosing(deal, closedOn, now);
  if (refused) return refused;
  const { amount, currency } = win.amount ?? deal;
  const missing = [...(amount === null ? ['amount'] : []), ...(deal.contactId === null ? ['contactId'] : [])];
  if (missing.length > 0) {
    const message = `A won deal needs: ${missing.join(', ')}. Fill it in and win the deal again.`;
    return refuse('DealCannotBeWonIncomplete', { message, field: missing[0]!, details: { missing } });
  }
  const stage = firstOf(pipeline.stages, 'WON');
  const closed = { actualCloseOn: closedOn, winCount: deal.winCount + 1, stageEnteredAt: now, updatedAt: now };
  const won: Opportunity = { ...deal, ...stageDefaults(stage), pipelineVersion: pipeline.version, amount, currency, ...closed };
  return decide(won, OpportunityWon.of(deal.id, { ...shapeOf(won), winNumber: won.winCount, company, previousStageId: deal.stageId }));
}
