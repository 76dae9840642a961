import type { Aggregate, Sql, Versioned } from '@leadline/postgres';
import type { ContactRelationship } from '../account/vocabulary.ts';
import { relationshipEntity } from './relationship.entity.ts';

/** How a contact stands to an account: one row a pair; one primary contact an account. */
export interface Relationship extends Versioned {
  contactId: string;
  accountId: string;
  type: ContactRelationship;
  /** What the person does there, in words. */
  role: string | null;
  isPrimary: boolean;
  fromOn: string | null;
  /** The day from which it no longer holds; null while it does. */
  untilOn: string | null;
  createdAt: Date;
  updatedAt: Date;
}

const everything: Sql = { text: 'TRUE', params: {} };

/** Saved through the contact it belongs to, whose record rule has been passed by then; read only beside a contact or account that the viewer sees. */
export const relationships: Aggregate<Relationship> = {
  name: 'relationship',
  entity: relationshipEntity,
  visibleTo: () => everything,
  changeableBy: () => everything,
  personalFields: ['role'],
};

/** The SQL of a relationship that holds on the day `:day`. */
export const holdsOn = (row: string): string => `(${row}.until_on IS NULL OR ${row}.until_on > CAST(:day AS date))`;
