import type { Aggregate } from '@leadline/postgres';
import { changeableBy, type Owned, visibleTo } from '../sight.ts';
import { accountPerson } from './account-person.ts';
import { accountEntity } from './account.entity.ts';
import type { AccountKind, AccountLifecycle, AccountRelationship } from './vocabulary.ts';

/** Where somebody is. */
export interface Address {
  street: string | null;
  city: string | null;
  postalCode: string | null;
  region: string | null;
  country: string | null;
}

/** What a client may say of an account. */
export interface AccountDetails {
  /** Never null for an organisation; of an individual it is personal, and null once erased. */
  name: string | null;
  website: string | null;
  /** Registered domains besides the website's that are verified to be the account's. */
  domains: string[];
  industry: string | null;
  companySize: string | null;
  region: string | null;
  address: Address | null;
  relationships: AccountRelationship[];
  parentId: string | null;
  tags: string[];
}

/** An organisation, or an individual who buys, with which there is an on-going relationship. */
export interface Account extends AccountDetails, Owned {
  id: string;
  version: number;
  kind: AccountKind;
  /** The name as it is compared; null for an individual. */
  foldedName: string | null;
  lifecycle: AccountLifecycle;
  ownerId: string | null;
  teamId: string | null;
  archivedAt: Date | null;
  /** The lead, and its conversion, that the account was opened from. */
  leadId: string | null;
  conversionId: string | null;
  /** Whose details the personal record holds; empty for an organisation, which has none. */
  personIds: string[];
  personVersion: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Accounts as they are stored, seen and changed. */
export const accounts: Aggregate<Account> = {
  name: 'account',
  entity: accountEntity,
  visibleTo,
  changeableBy,
  personalFields: ['name', 'website', 'domains', 'address'],
  personalRecord: accountPerson,
};
