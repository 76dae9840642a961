import { derivedId } from '@leadline/domain';
import { PermanentFailure } from '@leadline/inbox';
import { NotHereYet, type Tx } from '@leadline/postgres';
import type { Account } from '../account/account.ts';
import { decideContactChange, decideCreation } from '../contact/change-contact.ts';
import { type Contact, contacts } from '../contact/contact.ts';
import { type Standing, linkToAccount } from '../contact/link-contact.ts';
import type { LinkTerms } from '../contact/relationship-changes.ts';
import type { ContactMatch, LeadIdentity } from '../matching/decision.ts';
import { holdKeys } from '../matching/hold-keys.ts';
import { contactDetails, contactFilling } from '../matching/lead-details.ts';
import { contactKeys } from '../matching/match-keys.ts';
import type { ConversionRequest } from './conversion-request.ts';
import { loadEnd } from './own-records.ts';

/** Makes the contact that was decided on, or fills what the matched one lacks, and relates it to the account; null without a person. */
export async function settleContact(
  tx: Tx,
  request: ConversionRequest,
  lead: LeadIdentity,
  { account, match }: { account: Account; match: ContactMatch },
): Promise<Contact | null> {
  if (match.is === 'NONE') return null;
  const id = match.is === 'MATCH' ? match.contactId : derivedId(request.conversionId, 'contact');
  const existing = await loadEnd(tx, contacts, { id, matched: match.is === 'MATCH', attempt: request.attempt });
  const decision = existing
    ? decideContactChange(existing, contactFilling(existing, lead.person), tx.now)
    : create(id, request, lead, tx.now);
  // It was put away between the match and this row lock: the next attempt matches without it.
  if (!decision.ok) throw existing?.archivedAt ? new NotHereYet('another match') : new PermanentFailure(decision.refusal.rule);
  holdKeys(tx, { recordId: id, before: existing ? contactKeys(existing) : [], after: contactKeys(decision.state) });
  const { events } = await linkToAccount(tx, { contactId: id, accountId: account.id }, termsOf(account));
  return tx.save(contacts, existing, { state: decision.state, events: [...decision.events, ...events] });
}

function create(id: string, request: ConversionRequest, { person }: LeadIdentity, now: Date) {
  const { leadId, conversionId, ownerId, teamId } = request;
  if (person === null) throw new PermanentFailure('A contact was decided on for a lead without a person');
  const details = contactDetails(person);
  return decideCreation({ id, details, ownership: { ownerId, teamId }, origin: { leadId, conversionId }, personIds: person.ids }, now);
}

/** A relationship that is there stays as it is; the first contact of an account is its primary one. */
const termsOf =
  ({ kind }: Account) =>
  ({ existing, primary }: Standing): LinkTerms => ({
    type: existing?.type ?? (kind === 'INDIVIDUAL' ? 'OTHER' : 'EMPLOYEE'),
    ...(primary === null && { isPrimary: true }),
  });
