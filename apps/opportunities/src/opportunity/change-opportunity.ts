import type { Actor, Decision } from '@leadline/domain';
import type { Outcome, Request, Tx } from '@leadline/postgres';
import type { Services } from '../services.ts';
import { keepHistory } from './opportunity-history.ts';
import { type Opportunity, opportunities } from './opportunity.ts';

/** Which deal a command is about. */
export interface DealCommand {
  id: string;
  expectedVersion?: number | null | undefined;
  request?: Request | undefined;
}

/** Changes a deal under its lock; its history follows in the same transaction. */
export const changeOpportunity = (
  { unitOfWork }: Services,
  command: DealCommand,
  actor: Actor,
  decideOn: (deal: Opportunity, tx: Tx) => Promise<Decision<Opportunity>>,
): Promise<Outcome<Opportunity>> =>
  unitOfWork.change(opportunities, command, actor, async (deal, tx) => {
    const decision = await decideOn(deal, tx);
    if (decision.ok) await keepHistory(tx, deal, decision.state);
    return decision;
  });
