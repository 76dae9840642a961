import type { EntityManager } from 'typeorm';
import { decideAccount } from './decide-account.ts';
import { decideContact } from './decide-contact.ts';
import type { Choose, LeadIdentity, Reject, Settled } from './decision.ts';
import { findEvidence, peopleOf } from './find-evidence.ts';

/**
 * Finds the account and contact of a lead among what there is on a day. Writes nothing and locks nothing: a conversion holds the lead's keys
 * before it asks, a preview does not.
 */
export async function matchLead(manager: EntityManager, lead: LeadIdentity, day: string): Promise<Settled | Choose | Reject> {
  const evidence = await findEvidence(manager, lead, day);
  const account = decideAccount(lead, evidence);
  if (account.is === 'CHOOSE' || account.is === 'REJECT') return account;
  const contact = decideContact(lead, account, evidence, await peopleOf(manager, account, lead, day));
  if (contact.is === 'CHOOSE' || contact.is === 'REJECT') return contact;
  return { is: 'SETTLED', account, contact };
}
