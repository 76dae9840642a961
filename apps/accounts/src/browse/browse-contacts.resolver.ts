import { isoDate } from '@leadline/domain';
import type { Order } from '@leadline/postgres';
import { visibleConnection } from '@leadline/subgraph';
import type { ContactFilter, ContactOrder, QueryResolvers } from '../__generated__/graphql.ts';
import { contacts } from '../contact/contact.ts';
import type { Context } from '../context.ts';
import { personVisibleTo } from '../sight.ts';
import { ofAccount } from './contacts-of-account.ts';
import { conditionsOf, patternOf, sharedConditions } from './filter-pieces.ts';

/** Lists contacts. */
export const browseContacts: { Query: Pick<QueryResolvers, 'contact' | 'contacts'> } = {
  Query: {
    contact: (_, { id }, { loaders }) => loaders.contacts.load(id),
    contacts: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, {
        aggregate: contacts,
        where: filterOf(filter ?? { archived: false }, context),
        order: orderOf(orderBy, context),
        page,
      }),
  },
};

const filterOf = (filter: ContactFilter, { viewer, actor }: Context) =>
  conditionsOf<ContactFilter>(filter, {
    ...sharedConditions,
    // A match tells about what is hidden, so only contacts whom the viewer sees are searched.
    search: (words) => ({
      text: `contact_person_words(record.name, record.emails) LIKE :pattern AND ${personVisibleTo(viewer)}`,
      params: { pattern: patternOf(words, 'filter.search') },
    }),
    accountId: (accountId) => ofAccount(accountId, isoDate(actor.now)),
  });

function orderOf(orderBy: ContactOrder | null | undefined, { viewer }: Context): Order {
  const { field = 'CREATED_AT', direction = 'DESC' } = orderBy ?? {};
  if (field === 'CREATED_AT') return { column: 'created_at', direction, type: 'timestamptz' };
  const seen = personVisibleTo(viewer);
  // A place in the order tells about a hidden name, so contacts whom the viewer does not see have none.
  const column = seen === 'TRUE' ? 'lower(record.name)' : `CASE WHEN ${seen} THEN lower(record.name) END`;
  return { column, direction, type: 'text', nullable: true };
}
