import { isDeepStrictEqual } from 'node:util';
import { ContactLinkedToAccount, ContactUnlinkedFromAccount } from '@leadline/contracts';
import { type Decision, type NewEvent, decide, derivedId, isoDate, refuse } from '@leadline/domain';
import type { Relationship } from './relationship.ts';

/** Who is related to what. */
export interface Pair {
  contactId: string;
  accountId: string;
}

/** How a contact is to stand to an account; what is absent stays, or takes its default. */
export type LinkTerms = Partial<Pick<Relationship, 'type' | 'role' | 'isPrimary' | 'fromOn' | 'untilOn'>>;

/** Relates a contact to an account, or changes how it is related; a relationship that had ended holds again, one that is to end later keeps its end. */
export function decideLink(existing: Relationship | null, pair: Pair, terms: LinkTerms, now: Date): Decision<Relationship> {
  const standing = existing ?? unrelated(pair, now);
  const today = isoDate(now);
  const hadEnded = standing.untilOn !== null && standing.untilOn <= today;
  const reopened = hadEnded ? { untilOn: null, fromOn: today } : {};
  const wanted: Relationship = { ...standing, ...reopened, ...terms };
  const refused = refuseTerms(wanted, now);
  if (refused) return refused;
  if (existing && isDeepStrictEqual(wanted, existing)) return decide(existing);
  return decide({ ...wanted, updatedAt: now }, linked(wanted));
}

/** Ends a relationship; one that has ended stays as it was. */
export function decideUnlink(relationship: Relationship, untilOn: string, now: Date): Decision<Relationship> {
  const ended: Relationship = { ...relationship, untilOn, isPrimary: false };
  if (isDeepStrictEqual(ended, relationship)) return decide(relationship);
  if (relationship.fromOn !== null && untilOn < relationship.fromOn) return refuseDays();
  const { contactId, accountId } = relationship;
  return decide({ ...ended, updatedAt: now }, ContactUnlinkedFromAccount.of(contactId, { accountId, untilOn }));
}

/** The fact that the contact stands in this relationship. */
export const linked = ({ contactId, accountId, type, isPrimary, fromOn, untilOn }: Relationship): NewEvent =>
  ContactLinkedToAccount.of(contactId, { accountId, relationship: type, primary: isPrimary, fromOn, untilOn });

const unrelated = ({ contactId, accountId }: Pair, now: Date): Relationship => ({
  id: derivedId(contactId, `relationship:${accountId}`),
  version: 0,
  contactId,
  accountId,
  type: 'EMPLOYEE',
  role: null,
  isPrimary: false,
  fromOn: isoDate(now),
  untilOn: null,
  createdAt: now,
  updatedAt: now,
});

function refuseTerms({ isPrimary, fromOn, untilOn }: Relationship, now: Date) {
  if (fromOn !== null && untilOn !== null && untilOn < fromOn) return refuseDays();
  if (!isPrimary || untilOn === null || untilOn > isoDate(now)) return undefined;
  return refuse('PrimaryContactMustBeCurrent', {
    message: 'A relationship that has ended cannot be the primary one. Leave out `untilOn` or `primary`.',
    field: 'primary',
    code: 'BAD_USER_INPUT',
  });
}

const refuseDays = () =>
  refuse('RelationshipEndsAfterItBegan', {
    message: '`untilOn` lies before the day on which the relationship began. Give a later day.',
    field: 'untilOn',
    code: 'BAD_USER_INPUT',
  });
