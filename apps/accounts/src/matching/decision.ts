import type { AccountKind } from '../account/vocabulary.ts';

/** Who a lead is, as far as matching goes. */
export interface LeadIdentity {
  kind: 'UNKNOWN' | AccountKind;
  company: string | null;
  industry: string | null;
  companySize: string | null;
  region: string | null;
  /** Null when there is nobody to talk to, or they were erased. */
  person: Person | null;
  /** What somebody decided before: existing records, or new ones. */
  use: { accountId: string | null; contactId: string | null; createAccount: boolean; createContact: boolean };
}

/** A lead's details on the personal topic, in this service's spelling. */
export interface Person {
  ids: string[];
  name: string | null;
  firstName: string | null;
  lastName: string | null;
  emails: string[];
  phones: string[];
  jobTitle: string | null;
  website: string | null;
  address: { street: string | null; city: string | null; postalCode: string | null; region: string | null; country: string | null } | null;
}

/** By what a record is certain to be the lead's. */
export type MatchedBy = 'GIVEN' | 'EMAIL' | 'DOMAIN' | 'NAME' | 'NONE';

/** Why a record may be the lead's. */
export type Reason = 'same-name' | 'same-domain' | 'same-email' | 'contact-of-account' | 'similar-name' | 'same-person-name';

/** A record, or a pair of them, that a person may choose. */
export interface Candidate {
  accountId: string | null;
  contactId: string | null;
  score: number;
  reason: Reason;
}

/** A human has to choose among these. */
export interface Choose {
  is: 'CHOOSE';
  candidates: Candidate[];
}

/** There is no account for the lead, for the reason named. */
export interface Reject {
  is: 'REJECT';
  reason: string;
  field: string | null;
}

/** Which account it is: one that there is, or a new one. */
export type AccountMatch = { is: 'MATCH'; accountId: string; matchedBy: MatchedBy } | { is: 'OPEN'; kind: AccountKind; name: string };
/** Which contact it is: one that there is, a new one, or nobody. */
export type ContactMatch = { is: 'MATCH'; contactId: string; matchedBy: MatchedBy } | { is: 'CREATE' } | { is: 'NONE' };

/** The account and contact that a lead goes to. */
export interface Settled {
  is: 'SETTLED';
  account: AccountMatch;
  contact: ContactMatch;
}

const most = 10;

/** A choice among candidates: the likeliest first, each record once, ten at most. */
export function choose(candidates: readonly Candidate[]): Choose {
  const seen = new Set<string>();
  const distinct = candidates
    .toSorted((a, b) => b.score - a.score)
    .filter(({ accountId, contactId }) => !seen.has(`${accountId} ${contactId}`) && seen.add(`${accountId} ${contactId}`));
  return { is: 'CHOOSE', candidates: distinct.slice(0, most) };
}

/** Stops the conversion. */
export const reject = (reason: string, field: string | null): Reject => ({ is: 'REJECT', reason, field });
