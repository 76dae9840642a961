import { requestOf } from '@leadline/postgres';
import { checkInput, id, requestKey, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { readAccountDetails } from '../account/account-input.ts';
import { reason } from '../account/code-input.ts';
import { readContactDetails } from '../contact/contact-input.ts';
import { archiveAccount, archiveContact, updateAccount, updateContact } from './change-records.ts';

const target = { id: id(), requestKey: requestKey().nullish(), expectedVersion: version().nullish() };
const ownership = z.object({ ownerId: id().nullish(), teamId: id().nullish() });
const archiving = z.object({ ...target, reason: reason().nullish() });

const commandOf = (name: string, input: { requestKey?: string | null }) => {
  const { id, expectedVersion } = checkInput(z.object(target), input);
  return { id, expectedVersion, request: requestOf(name, input) };
};
const reasonOf = (input: object): string | null => checkInput(archiving, input).reason ?? null;

type Upkeep = Pick<MutationResolvers, 'updateAccount' | 'archiveAccount' | 'updateContact' | 'archiveContact'>;

/** Translates changes of accounts and contacts. */
export const upkeepResolvers: { Mutation: Upkeep } = {
  Mutation: {
    updateAccount: async (_, { input }, { services, actor }) => {
      const patch = { ...readAccountDetails(input), ...checkInput(ownership, input) };
      return { account: unwrap(await updateAccount(services)(commandOf('updateAccount', input), patch, actor)) };
    },
    archiveAccount: async (_, { input }, { services, actor }) => {
      const outcome = await archiveAccount(services)(commandOf('archiveAccount', input), reasonOf(input), actor);
      return { account: unwrap(outcome) };
    },
    updateContact: async (_, { input }, { services, actor }) => {
      const patch = { ...readContactDetails(input), ...checkInput(ownership, input) };
      return { contact: unwrap(await updateContact(services)(commandOf('updateContact', input), patch, actor)) };
    },
    archiveContact: async (_, { input }, { services, actor }) => {
      const outcome = await archiveContact(services)(commandOf('archiveContact', input), reasonOf(input), actor);
      return { contact: unwrap(outcome) };
    },
  },
};
