import { isoDate, type Viewer } from '@leadline/domain';
import type { Order, Sql } from '@leadline/postgres';
import { visibleConnection } from '@leadline/subgraph';
import type { AccountFilter, AccountOrder, AccountResolvers, QueryResolvers } from '../__generated__/graphql.ts';
import { accounts } from '../account/account.ts';
import { contacts } from '../contact/contact.ts';
import { companyDomain } from '../matching/company-domain.ts';
import { personVisibleTo } from '../sight.ts';
import { anyIn, anyOf, conditionsOf, patternOf, sharedConditions, theId } from './filter-pieces.ts';
import { ofAccount } from './contacts-of-account.ts';

const newest = { column: 'created_at', direction: 'DESC', type: 'timestamptz' } as const;
const oldest = { column: 'created_at', direction: 'ASC', type: 'timestamptz' } as const;
const inUse = sharedConditions.archived(false);

/** Lists accounts, and what belongs to each. */
export const browseAccounts: { Query: Pick<QueryResolvers, 'account' | 'accounts'>; Account: AccountResolvers } = {
  Query: {
    account: (_, { id }, { loaders }) => loaders.accounts.load(id),
    accounts: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, {
        aggregate: accounts,
        where: filterOf(filter ?? { archived: false }, context.viewer),
        order: orderOf(orderBy, context.viewer),
        page,
      }),
  },
  Account: {
    children: ({ id }, page, context) =>
      visibleConnection(context, { aggregate: accounts, where: [theId('parent_id', 'id')(id), inUse], order: newest, page }),
    contacts: async ({ id }, page, context) => {
      const where = [ofAccount(id, isoDate(context.actor.now)), inUse];
      const { edges, ...connection } = await visibleConnection(context, { aggregate: contacts, where, order: oldest, page });
      const related = await Promise.all(edges.map(({ node }) => context.loaders.relationship.load({ contactId: node.id, accountId: id })));
      return { ...connection, edges: edges.map((edge, index) => ({ ...edge, relationship: { ...related[index]!, contact: edge.node } })) };
    },
    primaryContact: async ({ id }, _, { dataSource, loaders }) => {
      const [primary]: { id: string }[] = await dataSource.query(
        'SELECT contact_id AS id FROM relationship WHERE account_id = $1 AND is_primary',
        [id],
      );
      return primary ? loaders.contacts.load(primary.id) : null;
    },
  },
};

const filterOf = (filter: AccountFilter, viewer: Viewer): Sql[] =>
  conditionsOf<AccountFilter>(filter, {
    ...sharedConditions,
    // A match tells about what is hidden, so individuals are searched only where the viewer sees them.
    name: (words) => ({
      text: `lower(record.name) LIKE :pattern AND (record.kind = 'ORGANIZATION' OR ${personVisibleTo(viewer)})`,
      params: { pattern: patternOf(words, 'filter.name') },
    }),
    kinds: anyOf('kind'),
    lifecycles: anyOf('lifecycle'),
    relationships: anyIn('relationships'),
    industries: anyOf('industry'),
    regions: anyOf('region'),
    companySizes: anyOf('company_size'),
    parentId: theId('parent_id', 'filter.parentId'),
    domain: (address) => ({
      text: `record.id IN (SELECT unnest(holders) FROM match_key WHERE kind = 'DOMAIN' AND key = :domain)`,
      params: { domain: companyDomain(address) },
    }),
  });

const columns = { CREATED_AT: 'created_at', UPDATED_AT: 'updated_at' } as const;

function orderOf(orderBy: AccountOrder | null | undefined, viewer: Viewer): Order {
  const { field = 'CREATED_AT', direction = 'DESC' } = orderBy ?? {};
  if (field !== 'NAME') return { column: columns[field], direction, type: 'timestamptz' };
  const seen = personVisibleTo(viewer);
  const column = seen === 'TRUE' ? 'lower(record.name)' : `CASE WHEN record.kind = 'ORGANIZATION' OR ${seen} THEN lower(record.name) END`;
  return { column, direction, type: 'text', nullable: true };
}
