import { isoDate } from '@leadline/domain';
import { type PersonalPolicy, referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { seesPerson } from '../sight.ts';
import type { Contact } from './contact.ts';
import type { Relationship } from './relationship.ts';

/** A relationship beside the contact it is of, by whom it is decided who sees the role. */
export interface ContactsRelationship extends Relationship {
  contact: Contact;
}

/** Who a contact is, is for their owner, team and deliverers; a role is words about the contact. */
export const contactPersonalPolicy: PersonalPolicy = {
  Contact: seesPerson,
  Relationship: ({ contact }: ContactsRelationship, viewer) => seesPerson(contact, viewer),
};

/** The fields of contacts and relationships that are not their rows'. */
export const contactReference: Pick<Resolvers, 'Contact' | 'Relationship'> = {
  Contact: {
    __resolveReference: referenceResolver('contacts'),
    personalMasked: (contact, _, { viewer }) => !seesPerson(contact, viewer),
    accounts: async (contact, { ended }, { loaders, actor }) => {
      const today = isoDate(actor.now);
      const held = (await loaders.relationshipsOfContact.load(contact.id)).filter(
        ({ untilOn }) => ended || untilOn === null || untilOn > today,
      );
      const seen = await Promise.all(held.map(({ accountId }) => loaders.accounts.load(accountId)));
      return held.filter((_, index) => seen[index] !== null).map((relationship) => ({ ...relationship, contact }));
    },
    owner: ({ ownerId }) => (ownerId === null ? null : { __typename: 'User', id: ownerId }),
    team: ({ teamId }) => (teamId === null ? null : { __typename: 'Team', id: teamId }),
    lead: ({ leadId }) => (leadId === null ? null : { __typename: 'Lead', id: leadId }),
  },
  Relationship: {
    primary: ({ isPrimary }) => isPrimary,
    account: ({ accountId }, _, { loaders }) => loaders.accounts.load(accountId),
    contact: ({ contactId }, _, { loaders }) => loaders.contacts.load(contactId),
  },
};
