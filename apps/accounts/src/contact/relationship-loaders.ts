import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { relationshipEntity } from './relationship.entity.ts';
import type { Relationship } from './relationship.ts';

/** Names the relationship of a contact to an account. */
export interface PairKey {
  contactId: string;
  accountId: string;
}

const written = ({ contactId, accountId }: PairKey): string => `${contactId} ${accountId}`;

/** All relationships of contacts, also ended ones, the oldest first. */
export const relationshipsOfContacts = ({ manager }: DataSource): DataLoader<string, Relationship[]> =>
  new DataLoader(async (ids) => {
    const rows = await manager.find(relationshipEntity, { where: { contactId: In([...ids]) }, order: { createdAt: 'ASC', id: 'ASC' } });
    const byContact = Map.groupBy(rows, ({ contactId }) => contactId);
    return ids.map((id) => byContact.get(id) ?? []);
  });

/** The relationships of pairs. */
export const relationshipsByPair = ({ manager }: DataSource): DataLoader<PairKey, Relationship | null, string> =>
  new DataLoader(
    async (pairs) => {
      const rows = await manager.findBy(relationshipEntity, {
        contactId: In(pairs.map(({ contactId }) => contactId)),
        accountId: In([...new Set(pairs.map(({ accountId }) => accountId))]),
      });
      const byPair = new Map(rows.map((row) => [written(row), row]));
      return pairs.map((pair) => byPair.get(written(pair)) ?? null);
    },
    { cacheKeyFn: written },
  );
