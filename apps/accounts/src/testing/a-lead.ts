import type { Evidence } from '../matching/decide-account.ts';
import type { LeadIdentity, Person } from '../matching/decision.ts';

/** A person, for specs. */
export const ada: Person = {
  ids: ['0190c2a4-7b1e-7c3a-9f10-000000000001'],
  name: 'Ada Example',
  firstName: null,
  lastName: null,
  emails: ['ada@acme.example'],
  phones: [],
  jobTitle: null,
  website: null,
  address: null,
};

/** A lead of Acme with a person, for specs. */
export const aLead = (changes: Partial<LeadIdentity> = {}): LeadIdentity => ({
  kind: 'ORGANIZATION',
  company: 'Acme',
  industry: null,
  companySize: null,
  region: null,
  person: ada,
  use: { accountId: null, contactId: null, createAccount: false, createContact: false },
  ...changes,
});

/** What is known of existing records, for specs: nothing unless said. */
export const evidence = (known: Partial<Evidence> = {}): Evidence => ({
  given: null,
  contact: null,
  accountsOfContact: [],
  byEmail: [],
  byWebsite: [],
  byMailDomain: [],
  byName: [],
  resemblance: new Map(),
  ...known,
});
