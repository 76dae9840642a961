import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import { inDays } from '../steps/days.ts';
import { maya, north, rosa } from '../steps/people.ts';
import { until } from '../steps/until.ts';
import { metAnswers, newCompany } from '../steps/work-leads.ts';
import { organisation } from './organisation.ts';
import type { Send } from './send.ts';

const requestKey = () => randomUUID();

const lead = (more: object = {}) => ({
  id: randomUUID(),
  company: newCompany(),
  // A company's web address becomes the account's domain, which is public.
  website: `https://${newCompany()}.example`,
  kind: 'ORGANIZATION',
  potentialValue: { amount: '900', currency: 'EUR' },
  ...{ ownerId: rosa, teamId: north },
  ...more,
});

const individual = () => {
  const { company: _, website: __, ...details } = lead();
  return { ...details, kind: 'INDIVIDUAL' };
};

/** Every mutation that works a lead before its conversion. */
export async function workLeads(send: Send): Promise<void> {
  const details = lead();
  const leadId = details.id;
  const { lead: captured } = await send('captureLead', details);
  await send('updateLead', { leadId, requestKey: requestKey(), expectedVersion: captured.version, temperature: 'WARM' });
  await send('markLeadContacted', { leadId, requestKey: requestKey() });
  await send('nurtureLead', { leadId, requestKey: requestKey(), nextActionOn: inDays(3) });
  await send('reassignLead', { leadId, requestKey: requestKey(), ownerId: maya, teamId: north });
  await send('recordQualification', { leadId, requestKey: requestKey(), answers: [{ criterion: 'NEED', state: 'MET' }] });
  const { qualificationPolicy } = await told('{ qualificationPolicy { disqualificationReasons { code } } }');
  await send('disqualifyLead', { leadId, requestKey: requestKey(), reason: qualificationPolicy.disqualificationReasons[0].code });
  await send('reopenLead', { leadId, requestKey: requestKey() });
  await send('archiveLead', { leadId, requestKey: requestKey(), reason: 'not-now' });

  const gone = lead({ requestKey: requestKey(), id: undefined });
  const { lead: deletable } = await send('captureLead', gone);
  await send('deleteLead', { leadId: deletable.id, requestKey: requestKey() });
}

/** Puts the policy in force that is in force, with other words. */
export async function configureLeads(send: Send): Promise<void> {
  const { qualificationPolicy } = await told(`{ qualificationPolicy {
    version requireContactFirst recycleAfterDays criteria { criterion required } disqualificationReasons { code }
  } }`);
  const { version, ...policy } = qualificationPolicy;
  await send('configureQualificationPolicy', { ...policy, expectedVersion: version, requestKey: requestKey() });
}

const stateOf = (leadId: string, state: string) =>
  until(`the conversion of ${leadId} is ${state}`, async () => {
    const { lead } = await told('query ($id: ID!) { lead(id: $id) { conversion { state opportunity { id } } } }', { id: leadId });
    if (lead.conversion.state !== state) throw new Error(`it is ${lead.conversion.state}`);
    return lead.conversion as { opportunity: { id: string } | null };
  });

/** Every mutation that converts a lead: at once, after review, after a failure, after a choice. Returns the first one's deal. */
export async function convertLeads(send: Send): Promise<string> {
  const first = individual();
  await send('captureLead', first);
  const convert = { opportunity: { amount: { amount: '1200', currency: 'EUR' }, expectedCloseOn: inDays(20) } };
  await send('qualifyLead', { leadId: first.id, requestKey: requestKey(), answers: metAnswers(), convert });
  const { opportunity } = await stateOf(first.id, 'COMPLETED');
  await reviewThenFail(send);
  await chooseBetweenAlike(send);
  return opportunity!.id;
}

async function reviewThenFail(send: Send): Promise<void> {
  const details = lead();
  const leadId = details.id;
  await send('captureLead', details);
  await send('qualifyLead', { leadId, requestKey: requestKey(), answers: metAnswers() });
  await send('convertLead', { leadId, requestKey: requestKey(), options: { accountId: randomUUID(), opportunity: {} } });
  await stateOf(leadId, 'FAILED');
  const nowhere = { accountId: null, createAccount: true, opportunity: { pipelineId: randomUUID() } };
  await send('retryConversion', { leadId, requestKey: requestKey(), options: nowhere });
  await stateOf(leadId, 'FAILED');
  const { pipelines } = await told('{ pipelines { id } }');
  await send('retryConversion', { leadId, requestKey: requestKey(), options: { opportunity: { pipelineId: pipelines[0].id } } });
  await stateOf(leadId, 'COMPLETED');
}

async function chooseBetweenAlike(send: Send): Promise<void> {
  const name = `${newCompany()} Mills`;
  await send('createAccount', { ...organisation(name), id: randomUUID() });
  const details = lead({ company: `${name}s` });
  await send('captureLead', details);
  await send('qualifyLead', { leadId: details.id, requestKey: requestKey(), answers: metAnswers(), convert: {} });
  await stateOf(details.id, 'AWAITING_CHOICE');
  await send('resolveConversion', { leadId: details.id, requestKey: requestKey(), createAccount: true, createContact: true });
  await stateOf(details.id, 'COMPLETED');
}
