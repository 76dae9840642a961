import type { Account } from '../account/account.ts';
import type { Contact } from '../contact/contact.ts';
import { companyDomain, mailDomain } from './company-domain.ts';
import { foldCompanyName } from './fold-company-name.ts';

/** By what records are matched without asking: accounts by NAME and DOMAIN, contacts by EMAIL. */
export type KeyKind = 'NAME' | 'DOMAIN' | 'EMAIL';

/** One thing that a record is known by, in its compared spelling. */
export interface MatchKey {
  kind: KeyKind;
  key: string;
}

const nameKeys = (name: string | null): MatchKey[] => keysOf('NAME', [name === null ? null : foldCompanyName(name)]);

/** An account's keys: those of an organisation in use; an individual is found by the contact's e-mail, an archived account not at all. */
export function accountKeys(account: Pick<Account, 'kind' | 'name' | 'website' | 'domains' | 'archivedAt'>): MatchKey[] {
  if (account.kind === 'INDIVIDUAL' || account.archivedAt !== null) return [];
  return [...nameKeys(account.name), ...keysOf('DOMAIN', verifiedDomains(account))];
}

/** The domains of an account: of its website, and those that somebody listed. */
export function verifiedDomains({ website, domains }: Pick<Account, 'website' | 'domains'>): string[] {
  const all = [website, ...domains].map((address) => (address === null ? null : companyDomain(address)));
  return [...new Set(all.filter((domain) => domain !== null))];
}

/** A contact's keys. */
export const contactKeys = ({ emails, archivedAt }: Pick<Contact, 'emails' | 'archivedAt'>): MatchKey[] =>
  archivedAt === null ? keysOf('EMAIL', emails.map(mailKey)) : [];

/** What is known of somebody who may be known already. */
export interface Sought {
  company: string | null;
  website: string | null;
  emails: readonly string[];
}

/** The keys under which somebody is looked for. */
export const soughtKeys = (sought: Sought): MatchKey[] => [
  ...nameKeys(sought.company),
  ...keysOf('DOMAIN', [...websiteDomains(sought), ...mailDomains(sought)]),
  ...keysOf('EMAIL', sought.emails.map(mailKey)),
];

/** The domain of the website, as a list of one or none. */
export const websiteDomains = ({ website }: Sought): string[] => present([website === null ? null : companyDomain(website)]);

/** The domains of the e-mail addresses, without those of public providers. */
export const mailDomains = ({ emails }: Sought): string[] => present(emails.map(mailDomain));

/** An e-mail address as it is compared. */
export const mailKey = (email: string): string => email.trim().toLowerCase();

const present = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];
const keysOf = (kind: KeyKind, keys: readonly (string | null)[]): MatchKey[] => present(keys).map((key) => ({ kind, key }));
