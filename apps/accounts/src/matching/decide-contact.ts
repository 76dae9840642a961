import type { AccountKind } from '../account/vocabulary.ts';
import type { Evidence } from './decide-account.ts';
import {
  type AccountMatch,
  type Candidate,
  type Choose,
  type ContactMatch,
  type LeadIdentity,
  type Reject,
  choose,
  reject,
} from './decision.ts';
import { foldWords } from './fold-company-name.ts';

/** Who belongs to the account that the lead goes to. */
export interface AccountPeople {
  kind: AccountKind;
  people: { contactId: string; name: string | null; emails: string[] }[];
}

const namesakeScore = 0.9;

/**
 * Finds the contact of a lead that goes to this account. Certain are an id that somebody gave and an exact e-mail address; somebody of the same
 * name at the same account, where no e-mail address tells them apart, is for a person to judge.
 */
export function decideContact(
  lead: LeadIdentity,
  account: AccountMatch,
  evidence: Evidence,
  known: AccountPeople,
): ContactMatch | Choose | Reject {
  const wanted = wantedContact(lead, account, evidence, known);
  return oneIndividual(wanted, known) ?? wanted;
}

function wantedContact(lead: LeadIdentity, account: AccountMatch, evidence: Evidence, known: AccountPeople): ContactMatch | Choose {
  const { contact, byEmail } = evidence;
  if (contact) return { is: 'MATCH', contactId: contact.contactId, matchedBy: contact.matchedBy };
  if (lead.person === null) return { is: 'NONE' };
  if (lead.use.createContact) return { is: 'CREATE' };
  const accountId = account.is === 'MATCH' ? account.accountId : null;
  const sameEmail = byEmail.map((contactId): Candidate => ({ accountId, contactId, score: 1, reason: 'same-email' }));
  const candidates = [...sameEmail, ...namesakes(lead.person, accountId, known)];
  return candidates.length > 0 ? choose(candidates) : { is: 'CREATE' };
}

function namesakes(person: { name: string | null; emails: string[] }, accountId: string | null, { people }: AccountPeople): Candidate[] {
  const name = folded(person.name);
  return people
    .filter((other) => name !== '' && folded(other.name) === name && (person.emails.length === 0 || other.emails.length === 0))
    .map(({ contactId }) => ({ accountId, contactId, score: namesakeScore, reason: 'same-person-name' }));
}

/** An individual's account is about one person, to whom nobody else is added. */
function oneIndividual(wanted: ContactMatch | Choose, { kind, people }: AccountPeople): Reject | undefined {
  if (kind === 'ORGANIZATION' || people.length === 0 || wanted.is === 'NONE' || wanted.is === 'CHOOSE') return undefined;
  if (wanted.is === 'MATCH' && people.some(({ contactId }) => contactId === wanted.contactId)) return undefined;
  return reject('contact-of-another-account', 'contactId');
}

const folded = (name: string | null): string => (name === null ? '' : foldWords(name).join(' '));
