import type { Viewer } from '@leadline/domain';
import { visibleLoader } from '@leadline/subgraph';
import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { type Account, accounts } from './account/account.ts';
import { type Contact, contacts } from './contact/contact.ts';
import { type PairKey, relationshipsByPair, relationshipsOfContacts } from './contact/relationship-loaders.ts';
import type { Relationship } from './contact/relationship.ts';

/** What one request reads at most once. */
export type AccountLoaders = {
  accounts: DataLoader<string, Account | null>;
  contacts: DataLoader<string, Contact | null>;
  relationshipsOfContact: DataLoader<string, Relationship[]>;
  relationship: DataLoader<PairKey, Relationship | null, string>;
};

/** Makes the loaders of one request; they give a viewer only what they may see. */
export const loadersFor = (context: { dataSource: DataSource; viewer: Viewer }): AccountLoaders => ({
  accounts: visibleLoader(accounts, context),
  contacts: visibleLoader(contacts, context),
  relationshipsOfContact: relationshipsOfContacts(context.dataSource),
  relationship: relationshipsByPair(context.dataSource),
});

/** Those of the records that the viewer may see, in the order asked for. */
export async function seenAmong<Row>(loader: DataLoader<string, Row | null>, ids: readonly string[]): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loader.load(id)));
  return rows.filter((row) => row !== null);
}
