import type { Outcome } from '@leadline/postgres';
import { checkInput, clientId, id, isoDate, optionalText, requestKey, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { MatchedBy, MutationResolvers } from '../__generated__/graphql.ts';
import { readAccountDetails } from '../account/account-input.ts';
import { orNull } from '../account/code-input.ts';
import { accountKinds, contactRelationships } from '../account/vocabulary.ts';
import { readContactDetails } from '../contact/contact-input.ts';
import { seenAmong } from '../loaders.ts';
import { createAccount } from './create-account.ts';
import { createContact } from './create-contact.ts';

const creation = {
  id: clientId().nullish(),
  requestKey: requestKey().nullish(),
  ownerId: orNull(id()),
  teamId: orNull(id()),
  allowDuplicate: z.boolean(),
};
const accountInput = z.object({ ...creation, kind: z.enum(accountKinds) });

const link = z
  .object({
    accountId: id(),
    type: z.enum(contactRelationships).nullish(),
    role: optionalText(200),
    primary: z.boolean().nullish(),
    fromOn: isoDate().nullish(),
  })
  .transform(({ accountId, type, role, primary, fromOn }) => ({
    accountId,
    role,
    ...(type && { type }),
    ...(primary != null && { isPrimary: primary }),
    ...(fromOn && { fromOn }),
  }));
const contactInput = z.object({ ...creation, account: orNull(link) });

const refusalOf = (outcome: Outcome<unknown>, rule: string) =>
  !outcome.ok && outcome.refusal.rule === rule ? outcome.refusal.details : undefined;

/** Translates the creation of accounts and contacts. */
export const creationResolvers: { Mutation: Pick<MutationResolvers, 'createAccount' | 'createContact'> } = {
  Mutation: {
    createAccount: async (_, { input }, { services, actor, loaders }) => {
      const command = { ...checkInput(accountInput, input), details: readAccountDetails(input) };
      const outcome = await createAccount(services)(command, actor);
      const duplicate = refusalOf(outcome, 'AccountExistsAlready');
      if (!duplicate) return { __typename: 'CreatedAccount', account: unwrap(outcome) };
      const accounts = await seenAmong(loaders.accounts, duplicate['accountIds'] as string[]);
      return { __typename: 'DuplicateAccount', matchedBy: duplicate['matchedBy'] as MatchedBy[], accounts };
    },
    createContact: async (_, { input }, { services, actor, loaders }) => {
      const command = { ...checkInput(contactInput, input), details: readContactDetails(input) };
      const outcome = await createContact(services)(command, actor);
      const duplicate = refusalOf(outcome, 'ContactExistsAlready');
      if (!duplicate) return { __typename: 'CreatedContact', contact: unwrap(outcome) };
      return { __typename: 'DuplicateContact', contacts: await seenAmong(loaders.contacts, duplicate['contactIds'] as string[]) };
    },
  },
};
