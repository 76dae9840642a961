import { type Outcome, requestOf } from '@leadline/postgres';
import { checkInput, id, isoDate, optionalText, requestKey, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import type { Contact } from '../contact/contact.ts';
import { contactRelationships } from '../account/vocabulary.ts';
import type { Context } from '../context.ts';
import { linkContact, unlinkContact } from './link-contact.ts';

const pair = { contactId: id(), accountId: id(), requestKey: requestKey().nullish(), expectedVersion: version().nullish() };

const orUndefined = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined;

const linkInput = z.object({
  ...pair,
  type: z.enum(contactRelationships).nullish().transform(orUndefined),
  role: optionalText(200),
  primary: z.boolean().nullish().transform(orUndefined),
  fromOn: isoDate().nullish(),
  untilOn: isoDate().nullish(),
});
const unlinkInput = z.object({ ...pair, untilOn: isoDate().nullish() });

type Linking = Pick<MutationResolvers, 'linkContact' | 'unlinkContact'>;

/** Translates changes of relationships. */
export const linkingResolvers: { Mutation: Linking } = {
  Mutation: {
    linkContact: async (_, { input }, context) => {
      const { contactId, accountId, expectedVersion, type, role, primary, fromOn, untilOn } = checkInput(linkInput, input);
      const command = { id: contactId, expectedVersion, request: requestOf('linkContact', input) };
      const terms = given(input, { type, role, isPrimary: primary, fromOn, untilOn });
      const outcome = await linkContact(context.services)(command, { accountId, ...terms }, context.actor);
      return payload(context, outcome, accountId);
    },
    unlinkContact: async (_, { input }, context) => {
      const { contactId, accountId, expectedVersion, untilOn = null } = checkInput(unlinkInput, input);
      const command = { id: contactId, expectedVersion, request: requestOf('unlinkContact', input) };
      return payload(context, await unlinkContact(context.services)(command, { accountId, untilOn }, context.actor), accountId);
    },
  },
};

/** The terms that the input names; null clears where it may, and says nothing elsewhere. */
function given<Terms extends object>(input: object, terms: Terms): Terms {
  const said = (field: string) => (input as Record<string, unknown>)[field === 'isPrimary' ? 'primary' : field] !== undefined;
  return Object.fromEntries(Object.entries(terms).filter(([field, value]) => said(field) && value !== undefined)) as Terms;
}

async function payload({ loaders }: Context, outcome: Outcome<Contact>, accountId: string) {
  const contact = unwrap(outcome);
  const relationship = await loaders.relationship.load({ contactId: contact.id, accountId });
  if (relationship === null) throw new Error('A relationship that was just saved is gone');
  return { contact, relationship: { ...relationship, contact } };
}
