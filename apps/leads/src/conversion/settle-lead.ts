import { LeadConverted } from '@leadline/contracts';
import { type Decision, decide } from '@leadline/domain';
import { withChanges } from '../lead/changed-lead.ts';
import type { Lead } from '../lead/lead.ts';
import { type Conversion, createdIdsOf } from './conversion.ts';

/** What a step of its conversion means for the lead: it has become what the conversion names, it may be changed again, or nothing. */
export function decideSettledLead(lead: Lead, conversion: Conversion, now: Date): Decision<Lead> {
  if (conversion.state === 'COMPLETED' && lead.status !== 'CONVERTED') return converted(lead, conversion, now);
  if (conversion.state === 'FAILED' && lead.converting) return decide(withChanges(lead, { converting: false }, now));
  return decide(lead);
}

function converted(lead: Lead, conversion: Conversion, now: Date): Decision<Lead> {
  const { accountId, contactId, opportunityId, attempt } = conversion;
  if (accountId === null) throw new Error(`The conversion ${conversion.id} is completed without an account`);
  const ids = createdIdsOf(conversion.id);
  const fact = LeadConverted.of(lead.id, {
    conversionId: conversion.id,
    attempt,
    accountId,
    contactId,
    opportunityId,
    accountCreated: conversion.accountCreated ?? accountId === ids.accountId,
    contactCreated: conversion.contactCreated ?? contactId === ids.contactId,
    requestedAt: conversion.requestedAt.toISOString(),
  });
  return decide(withChanges(lead, { status: 'CONVERTED', converting: false, convertedAt: now, accountId, contactId }, now), fact);
}
