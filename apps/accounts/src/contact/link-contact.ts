import { type NewEvent, RefusedError } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { contacts } from './contact.ts';
import { type LinkTerms, type Pair, decideLink, linked } from './relationship-changes.ts';
import { relationshipEntity } from './relationship.entity.ts';
import { type Relationship, relationships } from './relationship.ts';

/** A saved relationship, and the facts to publish with the contact; none when nothing changed. */
export interface Linked {
  relationship: Relationship;
  events: NewEvent[];
}

/** How things stand before a contact is related to an account. */
export interface Standing {
  /** How this contact is related to it already. */
  existing: Relationship | null;
  /** Who has the primary place of the account. */
  primary: Relationship | null;
}

/**
 * Saves how a contact stands to an account. When it becomes the primary one, the earlier primary contact steps back, and says so with a fact of
 * its own. The facts returned belong to the contact: the caller saves it with them.
 */
export async function linkToAccount(tx: Tx, pair: Pair, termsFor: (standing: Standing) => LinkTerms): Promise<Linked> {
  const standing = await standingOf(tx, pair);
  const { existing } = standing;
  const decision = decideLink(existing, pair, termsFor(standing), tx.now);
  if (!decision.ok) throw new RefusedError(decision.refusal);
  if (decision.state.isPrimary && !existing?.isPrimary) await stepBack(tx, standing.primary);
  // The fact is about the contact, so it is published with the contact.
  return { relationship: await tx.save(relationships, existing, { state: decision.state, events: [] }), events: decision.events };
}

async function standingOf(tx: Tx, { contactId, accountId }: Pair): Promise<Standing> {
  // One at a time for an account, or two contacts could both find its primary place free.
  tx.lock('contacts of account', [accountId]);
  const found = await tx.manager.findBy(relationshipEntity, [
    { contactId, accountId },
    { accountId, isPrimary: true },
  ]);
  return {
    existing: found.find((relationship) => relationship.contactId === contactId) ?? null,
    primary: found.find(({ isPrimary }) => isPrimary) ?? null,
  };
}

async function stepBack(tx: Tx, primary: Relationship | null): Promise<void> {
  if (!primary) return;
  const after: Relationship = { ...primary, isPrimary: false, updatedAt: tx.now };
  await tx.save(relationships, primary, { state: after, events: [] });
  // Whoever may name a primary contact may do so whoever owns the earlier one.
  const asSystem = tx.as({ ...tx.actor, system: true });
  const contact = await asSystem.load(contacts, primary.contactId);
  if (contact) await asSystem.save(contacts, contact, { state: { ...contact, updatedAt: tx.now }, events: [linked(after)] });
}
