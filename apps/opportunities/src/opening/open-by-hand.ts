import { type Actor, type Decision, hasRole } from '@leadline/domain';
import { checkOwner } from '@leadline/members';
import { type Outcome, type Request, type Tx } from '@leadline/postgres';
import { checkAccount, checkContact } from '../accounts-copy/check-customer.ts';
import { refusePastClose } from '../opportunity/expected-close.ts';
import { keepHistory } from '../opportunity/opportunity-history.ts';
import { type Opportunity, opportunities } from '../opportunity/opportunity.ts';
import { pipelineNow } from '../pipeline/pipeline-at.ts';
import { standardPipelineId } from '../pipeline/seed-pipelines.ts';
import type { Services } from '../services.ts';
import { type Opening, decideOpening } from './open-opportunity.ts';

/** A deal that somebody opens without a lead. */
export interface OpenByHand extends Omit<Opening, 'buyingRole' | 'leadId' | 'conversion'> {
  pipelineId: string | null;
  request?: Request | undefined;
}

/** Opens a deal on an account that the actor sees; whoever sells and names no owner owns it. */
export const openByHand = ({ unitOfWork }: Services, command: OpenByHand, actor: Actor): Promise<Outcome<Opportunity>> =>
  unitOfWork.create(opportunities, command, actor, async (tx) => {
    const { accountId, contactId } = command;
    await checkAccount(tx.manager, actor.viewer, accountId);
    if (contactId !== null) await checkContact(tx.manager, actor.viewer, { contactId, accountId });
    const decision = refusePastClose(command.expectedCloseOn, tx.now) ?? (await decideFor(command, tx));
    if (decision.ok) await keepHistory(tx, null, decision.state);
    return decision;
  });

async function decideFor({ pipelineId, request: _, ...opening }: OpenByHand, tx: Tx): Promise<Decision<Opportunity>> {
  const { viewer } = tx.actor;
  const ownerId = opening.ownerId ?? (hasRole(viewer, 'REP', 'MANAGER') ? viewer.id : null);
  const owner = await checkOwner(tx, { ownerId, teamId: opening.teamId });
  const pipeline = await pipelineNow(tx.manager, pipelineId ?? standardPipelineId);
  return decideOpening({ ...opening, ...owner, buyingRole: null, leadId: null, conversion: null }, pipeline, tx.now);
}
