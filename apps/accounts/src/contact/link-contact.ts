import { type NewEvent, RefusedError } from '@leadline/domain';
import { type Tx, lockKeys } from '@leadline/postgres';
import { contacts } from './contact.ts';
import { type LinkTerms, type Pair, decideLink, linked } from './relationship-changes.ts';
import { relationshipEntity } from './relationship.entity.ts';
import { type Relationship, relationships } from './relationship.ts';

/** A saved relationship, and the facts to publish with the contact; none when nothing changed. */
export interface Linked {
  relationship: Relationship;
  events: NewEvent[];
}

/**
 * Saves how a contact stands to an account. When it becomes the primary one, the earlier primary contact steps back, and says so with a fact of
 * its own. The facts returned belong to the contact: the caller saves it with them.
 */
export async function linkToAccount(tx: Tx, pair: Pair, terms: LinkTerms): Promise<Linked> {
  // One at a time for an account, or two contacts could both find its primary place free.
  await lockKeys(tx.manager, 'contacts of account', [pair.accountId]);
  const existing = await tx.manager.findOneBy(relationshipEntity, { contactId: pair.contactId, accountId: pair.accountId });
  const decision = decideLink(existing, pair, terms, tx.now);
  if (!decision.ok) throw new RefusedError(decision.refusal);
  if (decision.state.isPrimary && !existing?.isPrimary) await stepBack(tx, pair.accountId);
  // The fact is about the contact, so it is published with the contact.
  return { relationship: await tx.save(relationships, existing, { state: decision.state, events: [] }), events: decision.events };
}

/** The relationship of the account's primary contact. */
export const primaryOf = (tx: Tx, accountId: string): Promise<Relationship | null> =>
  tx.manager.findOneBy(relationshipEntity, { accountId, isPrimary: true });

async function stepBack(tx: Tx, accountId: string): Promise<void> {
  const primary = await primaryOf(tx, accountId);
  if (!primary) return;
  const after: Relationship = { ...primary, isPrimary: false, updatedAt: tx.now };
  await tx.save(relationships, primary, { state: after, events: [] });
  // Whoever may name a primary contact may do so whoever owns the earlier one.
  const asSystem = tx.as({ ...tx.actor, system: true });
  const contact = await asSystem.load(contacts, primary.contactId);
  if (contact) await asSystem.save(contacts, contact, { state: { ...contact, updatedAt: tx.now }, events: [linked(after)] });
}
