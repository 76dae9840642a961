import { LeadAccountResolved, OpportunityOpeningRejected } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { personAt } from '@leadline/postgres';
import { keepHistory } from '../history/opportunity-history.ts';
import { opportunityEntity } from '../opportunity/opportunity.entity.ts';
import { opportunities } from '../opportunity/opportunity.ts';
import { pipelineEntity } from '../pipeline/pipeline.entity.ts';
import { standardPipelineId } from '../pipeline/seed-pipelines.ts';
import { type Opening, decideOpening } from './open-opportunity.ts';

/** The opportunities' part of a conversion: opens the deal that was asked for, once, or says why it cannot. */
export const onLeadAccountResolved = consume(LeadAccountResolved, async ({ data }, tx) => {
  const { conversionId, attempt, leadId, accountId, contactId, opportunity: wanted } = data;
  if (wanted === null) return;
  // A retry whose first attempt did open the deal: the lead has heard or will hear of it.
  if (await tx.manager.existsBy(opportunityEntity, { conversionId })) return;

  const reject = (reason: string, field: string) =>
    tx.publish(OpportunityOpeningRejected.of(leadId, { conversionId, attempt, leadId, accountId, contactId, reason, field }));
  const pipeline = await tx.manager.findOneBy(pipelineEntity, { id: wanted.pipelineId ?? standardPipelineId });
  if (!pipeline) return reject('pipeline-not-found', 'pipelineId');
  if (contactId === null) return reject('contact-missing', 'contactId');
  if (wanted.amount.amount.startsWith('-')) return reject('amount-negative', 'amount');

  const words = wanted.titleVersion === null ? null : await personAt(tx, wanted.opportunityId, wanted.titleVersion);
  const opening: Opening = {
    id: wanted.opportunityId,
    name: titleIn(words?.fields),
    accountId,
    contactId,
    buyingRole: data.buyingRole,
    leadId,
    conversion: { conversionId, attempt },
    ownerId: wanted.ownerId,
    teamId: wanted.teamId,
    stageId: null,
    amount: wanted.amount,
    expectedCloseOn: wanted.expectedCloseOn,
    productCode: wanted.productCode,
  };
  const decision = decideOpening(opening, pipeline, tx.now);
  if (!decision.ok) return reject('stage-not-open', 'pipelineId');
  await keepHistory(tx, null, await tx.save(opportunities, null, startingAfter(decision, wanted.titleVersion)));
});

const titleIn = (fields: Record<string, unknown> | undefined): string | null =>
  typeof fields?.['title'] === 'string' ? fields['title'] : null;

// The leads service has published this record's first version: ours go on from there.
const startingAfter = <Accepted extends { state: { personVersion: number } }>(
  decision: Accepted,
  titleVersion: number | null,
): Accepted => ({
  ...decision,
  state: { ...decision.state, personVersion: titleVersion === null ? 0 : titleVersion + 1 },
});
