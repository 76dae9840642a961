import { LeadConversionRequested } from '@leadline/contracts';
import type { NewEvent } from '@leadline/domain';
import { hasPerson } from '../lead/lead-person.ts';
import type { Lead } from '../lead/lead.ts';
import { type Conversion, opportunityIdOf } from './conversion.ts';
import { accountOf, contactOf, type SettledOpportunity } from './settle-conversion.ts';

/** The message that starts an attempt; it carries all that accounts and opportunities need, so that no service asks another. */
export function conversionRequested(lead: Lead, conversion: Conversion, opportunity: SettledOpportunity | null): NewEvent {
  const { asked } = conversion;
  return LeadConversionRequested.of(lead.id, {
    conversionId: conversion.id,
    attempt: conversion.attempt,
    leadId: lead.id,
    kind: lead.kind,
    company: lead.company,
    industry: lead.industry,
    companySize: lead.companySize,
    region: lead.region,
    source: lead.source,
    buyingRole: lead.buyingRole,
    ...ownerOf(lead, conversion),
    hasPerson: hasPerson(lead),
    personVersion: lead.personVersion,
    use: {
      accountId: accountOf(lead, asked),
      contactId: contactOf(lead, asked),
      createAccount: asked.createAccount,
      createContact: asked.createContact,
    },
    opportunity: opportunity && opportunityRequest(lead, conversion, opportunity),
    requestedAt: conversion.requestedAt.toISOString(),
  });
}

const opportunityRequest = (lead: Lead, conversion: Conversion, opportunity: SettledOpportunity) => ({
  ...opportunity,
  opportunityId: opportunityIdOf(conversion.id),
  pipelineId: conversion.asked.opportunity.pipelineId,
  ...ownerOf(lead, conversion),
  titleVersion: conversion.opportunityName === null ? null : conversion.personVersion,
});

const ownerOf = (lead: Lead, { asked }: Conversion): { ownerId: string | null; teamId: string | null } =>
  asked.ownerId === null ? { ownerId: lead.ownerId, teamId: lead.teamId } : { ownerId: asked.ownerId, teamId: asked.teamId };
