import {
  LeadAccountAmbiguous,
  LeadAccountRejected,
  LeadAccountResolved,
  OpportunityOpened,
  OpportunityOpeningRejected,
} from '@leadline/contracts';
import type { NewEvent } from '@leadline/domain';
import { createdIdsOf, opportunityIdOf } from '../conversion/conversion.ts';
import type { Answered, LeadsAtWork } from './leads-at-work.ts';

/** The amount and day that conversions under test ask for. */
export const opportunity = { amount: { amount: '5000', currency: 'USD' }, expectedCloseOn: '2999-01-31' };

type Publish = (event: NewEvent) => Promise<unknown>;

const answer = `__typename ... on ConversionStarted { lead { status } conversion { id state attempt } } ... on MissingForConversion { missing { field } }`;
const conversionFields = `id state attempt account { id } accountCreated contact { id } opportunity { id } finishedAt
  candidates { account { id } score reason } failure { step reason field message }`;

/** What tests of conversions say. */
export type ConversionsAtWork = ReturnType<typeof conversionsAtWork>;

/** The sentences that tests of conversions say often; `publish` speaks as the other services. */
export function conversionsAtWork(at: LeadsAtWork, publish: Publish) {
  const send = (name: string, input: object, caller?: object): Promise<Answered> => at.send(name, input, { select: answer, caller });
  const convert = (leadId: string, options: object = { opportunity }, caller?: object) => send('convertLead', { leadId, options }, caller);
  const qualified = async (input: object = {}): Promise<string> => {
    const { id } = await at.capture(input);
    const answers = ['NEED', 'BUDGET', 'TIMELINE', 'COMMITMENT'].map((criterion) => ({ criterion, state: 'MET' }));
    await at.send('qualifyLead', { leadId: id, answers }, { select: '__typename' });
    return id;
  };
  const started = async (input: object = {}) => {
    const leadId = await qualified(input);
    const { result } = await convert(leadId);
    const conversionId = result.conversion.id as string;
    return { leadId, conversionId, says: answersTo(publish, { leadId, conversionId }) };
  };
  return {
    convert,
    qualified,
    started,
    retry: (leadId: string, input: object = {}, caller?: object) => send('retryConversion', { leadId, ...input }, caller),
    resolve: (leadId: string, input: object = {}, caller?: object) => send('resolveConversion', { leadId, ...input }, caller),
    conversionOf: async (leadId: string) => (await at.lead(leadId, `conversion { ${conversionFields} }`)).conversion,
    /** What leads said last of a conversion of the lead. */
    lastSaid: async (leadId: string) =>
      (await at.facts(leadId, 'conversions')).filter(({ envelope }) => envelope.source === 'leads').at(-1)?.data,
    answersTo: (leadId: string, conversionId: string, attempt = 1) => answersTo(publish, { leadId, conversionId, attempt }),
  };
}

/** What accounts and opportunities would say of an attempt. */
function answersTo(say: Publish, { leadId, conversionId, attempt = 1 }: { leadId: string; conversionId: string; attempt?: number }) {
  const step = { conversionId, attempt, leadId };
  const ids = createdIdsOf(conversionId);
  const shape = { ...OpportunityOpened.example, ...ids, leadId, conversion: { conversionId, attempt } };
  return {
    ids,
    resolved: () => say(LeadAccountResolved.of(leadId, { ...LeadAccountResolved.example, ...step, ...ids })),
    ambiguous: (accountId: string) =>
      say(LeadAccountAmbiguous.of(leadId, { ...step, candidates: [{ accountId, contactId: null, score: 0.8, reason: 'similar-name' }] })),
    rejected: () => say(LeadAccountRejected.of(leadId, { ...step, reason: 'contact-not-found', field: 'contactId' })),
    opened: () => say(OpportunityOpened.of(opportunityIdOf(conversionId), shape)),
    notOpened: () => say(OpportunityOpeningRejected.of(leadId, { ...step, ...ids, reason: 'pipeline-not-found', field: 'pipelineId' })),
  };
}
