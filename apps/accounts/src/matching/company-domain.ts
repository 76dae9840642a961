import { getDomain } from 'tldts';
import { sharedDomains } from './shared-domains.ts';

/**
 * The domain that somebody registered, of a web address, host or e-mail domain; null for an address that names none and for domains that many
 * share. Below a host of customers' sites (`acme.github.io`) each name is a domain of its own, after the Public Suffix List.
 */
export function companyDomain(address: string): string | null {
  const domain = getDomain(address.trim().toLowerCase(), { allowPrivateDomains: true, allowIcannDomains: true });
  return domain === null || sharedDomains.has(domain) ? null : domain;
}

/** The company's domain of an e-mail address; null where the address is of a public mail provider. */
export const mailDomain = (email: string): string | null => companyDomain(email.slice(email.lastIndexOf('@') + 1));
