import {
  type AccountMatch,
  type Candidate,
  type Choose,
  type LeadIdentity,
  type MatchedBy,
  type Reason,
  type Reject,
  choose,
  reject,
} from './decision.ts';
import { reviewThreshold } from './resemblance.ts';

/** What is known of existing records that may be the lead's. */
export interface Evidence {
  /** The account that somebody named, as it was found; null when there is none of that id. */
  given: { archived: boolean } | null;
  /** The contact that somebody named, or whose e-mail address it is, and who it is known by. */
  contact: { matchedBy: 'GIVEN' | 'EMAIL'; contactId: string; archived: boolean } | null;
  /** The accounts that this contact belongs to. */
  accountsOfContact: string[];
  /** Contacts that hold one of the e-mail addresses. */
  byEmail: string[];
  byWebsite: string[];
  byMailDomain: string[];
  byName: string[];
  /** How much the lead's company resembles the accounts that an address leads to, and others of a similar name. */
  resemblance: ReadonlyMap<string, number>;
}

type Verdict = AccountMatch | Choose | Reject;

/**
 * Finds the account of a lead. Certain are: an id that somebody gave, the exact company (verified domain of its website, folded name), and the
 * exact address (the contact whose e-mail it is, the verified domain of the e-mail) unless the lead names a company that does not resemble
 * the account. What only resembles is for a person to choose; when nothing does, a new account is opened.
 */
export function decideAccount(lead: LeadIdentity, evidence: Evidence): Verdict {
  return (
    refuseGiven(lead, evidence) ??
    byDecree(lead) ??
    byCompany(evidence) ??
    byAddress(lead, evidence) ??
    byResemblance(evidence) ??
    toOpen(lead)
  );
}

function refuseGiven({ use }: LeadIdentity, { given, contact }: Evidence): Reject | undefined {
  return refuseRecord('account', use.accountId, given) ?? refuseRecord('contact', use.contactId, contact);
}

function refuseRecord(what: 'account' | 'contact', id: string | null, found: { archived: boolean } | null): Reject | undefined {
  if (id !== null && found === null) return reject(`${what}-not-found`, `${what}Id`);
  return found?.archived ? reject(`${what}-archived`, `${what}Id`) : undefined;
}

function byDecree(lead: LeadIdentity): AccountMatch | Reject | undefined {
  const { accountId, createAccount } = lead.use;
  if (accountId !== null) return { is: 'MATCH', accountId, matchedBy: 'GIVEN' };
  return createAccount ? toOpen(lead) : undefined;
}

function byCompany(evidence: Evidence): AccountMatch | Choose | undefined {
  const { byWebsite, byName } = evidence;
  const [accountId, another] = narrowed(evidence);
  if (accountId !== undefined && another === undefined) return { is: 'MATCH', accountId, matchedBy: certainBy(accountId, evidence) };
  const all = [...candidatesOf(byWebsite, 'same-domain'), ...candidatesOf(byName, 'same-name')];
  return all.length > 0 ? choose(all) : undefined;
}

/** Accounts on which website and name agree; among several, those that an address leads to as well. */
function narrowed({ byWebsite, byName, byMailDomain, contact, accountsOfContact }: Evidence): string[] {
  const agreed = byWebsite.length > 0 && byName.length > 0 ? shared(byWebsite, byName) : [...byWebsite, ...byName];
  return agreed.length > 1 ? shared(agreed, contact ? accountsOfContact : byMailDomain) : agreed;
}

function certainBy(accountId: string, { contact, accountsOfContact, byWebsite }: Evidence): MatchedBy {
  if (contact && accountsOfContact.includes(accountId)) return contact.matchedBy;
  return byWebsite.includes(accountId) ? 'DOMAIN' : 'NAME';
}

function byAddress({ company }: LeadIdentity, evidence: Evidence): AccountMatch | Choose | undefined {
  const { contact, accountsOfContact, byMailDomain, resemblance } = evidence;
  const [led, reason, matchedBy]: [string[], Reason, MatchedBy] = contact
    ? [accountsOfContact, 'contact-of-account', contact.matchedBy]
    : [byMailDomain, 'same-domain', 'DOMAIN'];
  if (led.length === 0) return undefined;
  const fits = (id: string) => company === null || matchedBy === 'GIVEN' || (resemblance.get(id) ?? 0) >= reviewThreshold;
  const [accountId, another] = led.filter(fits);
  if (accountId !== undefined && another === undefined) return { is: 'MATCH', accountId, matchedBy };
  const scored = led.map((id) => candidate(id, company === null ? 1 : (resemblance.get(id) ?? 0), reason));
  return choose([...scored, ...alike(evidence)]);
}

function byResemblance(evidence: Evidence): Choose | undefined {
  const candidates = alike(evidence);
  return candidates.length > 0 ? choose(candidates) : undefined;
}

function toOpen({ kind, company, person }: LeadIdentity): AccountMatch | Reject {
  if (company !== null) return { is: 'OPEN', kind: 'ORGANIZATION', name: company };
  if (person === null || person.name === null) return reject('company-or-person-missing', 'company');
  return { is: 'OPEN', kind: kind === 'ORGANIZATION' ? 'ORGANIZATION' : 'INDIVIDUAL', name: person.name };
}

const alike = ({ resemblance }: Evidence): Candidate[] =>
  [...resemblance].filter(([, score]) => score >= reviewThreshold).map(([id, score]) => candidate(id, score, 'similar-name'));

const candidatesOf = (ids: readonly string[], reason: Reason): Candidate[] => ids.map((id) => candidate(id, 1, reason));
const candidate = (accountId: string, score: number, reason: Reason): Candidate => ({ accountId, contactId: null, score, reason });
const shared = (ids: readonly string[], others: readonly string[]): string[] => ids.filter((id) => others.includes(id));
