import { LeadAccountResolved, OpportunityOpeningRejected } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { type Tx, personAt } from '@leadline/postgres';
import { keepHistory } from '../opportunity/opportunity-history.ts';
import { opportunityEntity } from '../opportunity/opportunity.entity.ts';
import { opportunities } from '../opportunity/opportunity.ts';
import { pipelineEntity } from '../pipeline/pipeline.entity.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { standardPipelineId } from '../pipeline/seed-pipelines.ts';
import { decideOpening } from './open-opportunity.ts';

type Resolved = ReturnType<typeof LeadAccountResolved.read>;
type Wanted = NonNullable<Resolved['opportunity']>;

/** The opportunities' part of a conversion: opens the deal that was asked for, once, or says why it cannot. */
export const onLeadAccountResolved = consume(LeadAccountResolved, async ({ data }, tx) => {
  const { opportunity: wanted, conversionId, attempt, leadId, accountId, contactId } = data;
  if (wanted === null) return;
  // A retry whose first attempt did open the deal: the lead has heard or will hear of it.
  const [isOpen, pipeline] = await Promise.all([
    tx.manager.existsBy(opportunityEntity, { conversionId }),
    tx.manager.findOneBy(pipelineEntity, { id: wanted.pipelineId ?? standardPipelineId }),
  ]);
  if (isOpen) return;

  const fault = faultOf(data, wanted, pipeline);
  if (fault) return tx.publish(OpportunityOpeningRejected.of(leadId, { conversionId, attempt, leadId, accountId, contactId, ...fault }));

  const decision = decideOpening({ ...openingOf(data, wanted), name: await titleOf(wanted, tx) }, pipeline!, tx.now);
  if (!decision.ok) throw new Error(`A pipeline without an open stage: ${decision.refusal.message}`);
  // The leads service has published this record's first version: ours go on from there.
  const personVersion = wanted.titleVersion === null ? 0 : wanted.titleVersion + 1;
  const deal = await tx.save(opportunities, null, { ...decision, state: { ...decision.state, personVersion } });
  await keepHistory(tx, null, deal);
});

function faultOf({ contactId }: Resolved, { amount }: Wanted, pipeline: Pipeline | null): { reason: string; field: string } | undefined {
  if (!pipeline) return { reason: 'pipeline-not-found', field: 'pipelineId' };
  if (contactId === null) return { reason: 'contact-missing', field: 'contactId' };
  if (amount.amount.startsWith('-')) return { reason: 'amount-negative', field: 'amount' };
  return undefined;
}

const openingOf = ({ conversionId, attempt, leadId, accountId, contactId, buyingRole }: Resolved, wanted: Wanted) => ({
  id: wanted.opportunityId,
  accountId,
  contactId,
  buyingRole,
  leadId,
  conversion: { conversionId, attempt },
  ownerId: wanted.ownerId,
  teamId: wanted.teamId,
  stageId: null,
  amount: wanted.amount,
  expectedCloseOn: wanted.expectedCloseOn,
  productCode: wanted.productCode,
});

async function titleOf({ opportunityId, titleVersion }: Wanted, tx: Tx): Promise<string | null> {
  const words = titleVersion === null ? null : await personAt(tx, opportunityId, titleVersion);
  return typeof words?.fields['title'] === 'string' ? words.fields['title'] : null;
}
