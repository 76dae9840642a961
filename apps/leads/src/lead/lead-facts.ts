import type { LeadCaptured } from '@leadline/contracts';
import type { Lead } from './lead.ts';

type CapturedData = Parameters<typeof LeadCaptured.of>[1];

/** What the stream may say of a lead as it is now: nothing of the person. */
export const leadFacts = (lead: Lead): Omit<CapturedData, 'recycledFrom'> => ({
  status: lead.status,
  kind: lead.kind,
  source: lead.source,
  originalSource: lead.originalSource,
  direction: lead.direction,
  temperature: lead.temperature,
  buyingRole: lead.buyingRole,
  ownerId: lead.ownerId,
  teamId: lead.teamId,
  queue: lead.queue,
  campaignId: lead.campaignId,
  company: lead.company,
  industry: lead.industry,
  region: lead.region,
  companySize: lead.companySize,
  potentialValue: lead.potentialValue,
  nextActionOn: lead.nextActionOn,
  accountId: lead.accountId,
  contactId: lead.contactId,
  personVersion: lead.personVersion,
});
