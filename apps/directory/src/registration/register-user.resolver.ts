import { newId, roles } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { checkInput, clientId, email, id, optionalText, phone, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import type { User } from '../user/user.ts';
import { registerUser, setUserActive, updateUser } from './register-user.ts';

const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
const timeZone = z.string().refine((zone) => timeZones.has(zone), 'is not an IANA time zone; write it like Europe/Zurich');
const roleList = z.array(z.enum(roles)).min(1, 'needs at least one role').max(roles.length);
const username = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,63}$/, 'takes 2 to 64 lower case letters, digits, dots and dashes');

const registration = z.object({
  id: clientId().nullish(),
  username,
  name: text(200),
  email: email().nullish(),
  phone: phone().nullish(),
  jobTitle: optionalText(200),
  roles: roleList,
  teamIds: z.array(id()).max(50).nullish(),
  managerId: id().nullish(),
  timeZone: timeZone.nullish(),
});

const patch = z.object({
  id: id(),
  requestKey: requestKey().nullish(),
  expectedVersion: version().nullish(),
  name: text(200).optional(),
  email: email().nullish(),
  phone: phone().nullish(),
  jobTitle: optionalText(200).optional(),
  roles: roleList.optional(),
  managerId: id().nullish(),
  timeZone: timeZone.optional(),
});

const standing = z.object({ id: id(), requestKey: requestKey().nullish() });

type Registration = Pick<MutationResolvers, 'registerUser' | 'updateUser' | 'deactivateUser' | 'reactivateUser'>;

/** Registers, changes, bars and readmits users. */
export const registrationResolvers: { Mutation: Registration } = {
  Mutation: {
    registerUser: async (_, { input }, { services, actor }) => {
      const given = checkInput(registration, input);
      const { email = null, phone = null, jobTitle = null, managerId = null } = given;
      const { username, name } = given;
      const user = {
        id: given.id ?? newId(),
        username,
        name,
        email,
        phone,
        jobTitle,
        managerId,
        roles: given.roles,
        teamIds: given.teamIds ?? [],
        timeZone: given.timeZone ?? 'UTC',
      };
      return payload(await registerUser(services)(user, requestOf('registerUser', { ...input, requestKey: user.id })!, actor));
    },
    updateUser: async (_, { input }, { services, actor }) => {
      const { id, expectedVersion, requestKey: _key, ...changes } = checkInput(patch, input);
      return payload(await updateUser(services)({ id, expectedVersion, request: requestOf('updateUser', input) }, changes, actor));
    },
    deactivateUser: async (_, { input }, { services, actor }) =>
      payload(
        await setUserActive(services)({ id: checkInput(standing, input).id, request: requestOf('deactivateUser', input) }, false, actor),
      ),
    reactivateUser: async (_, { input }, { services, actor }) =>
      payload(
        await setUserActive(services)({ id: checkInput(standing, input).id, request: requestOf('reactivateUser', input) }, true, actor),
      ),
  },
};

const payload = (outcome: Outcome<User>) => ({ user: unwrap(outcome) });
