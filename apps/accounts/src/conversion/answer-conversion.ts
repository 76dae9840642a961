import { LeadAccountAmbiguous, LeadAccountRejected, LeadAccountResolved } from '@leadline/contracts';
import type { NewEvent } from '@leadline/domain';
import type { Account } from '../account/account.ts';
import type { ConversionRequest } from './conversion-request.ts';
import type { LeadMatch } from './lead-match.entity.ts';

/** The message that answers an attempt; it echoes what opportunities needs to go on. */
export function answerTo(request: ConversionRequest, match: LeadMatch, account: Pick<Account, 'kind' | 'name'> | null): NewEvent {
  const { conversionId, attempt, leadId, buyingRole, opportunity, requestedAt } = request;
  const step = { conversionId, attempt, leadId };
  if (match.outcome === 'AMBIGUOUS') return LeadAccountAmbiguous.of(leadId, { ...step, candidates: match.candidates });
  if (match.accountId === null) return LeadAccountRejected.of(leadId, { ...step, reason: match.reason ?? 'rejected', field: match.field });
  const { accountId, accountCreated, contactId, contactCreated, matchedBy } = match;
  return LeadAccountResolved.of(leadId, {
    ...step,
    accountId,
    accountCreated,
    contactId,
    contactCreated,
    matchedBy: matchedBy ?? 'NONE',
    company: account?.kind === 'ORGANIZATION' ? account.name : null,
    buyingRole,
    opportunity,
    requestedAt,
  });
}
