import { puttingOf, requestOf } from '@leadline/postgres';
import { checkInput, code as anyCode, id, isoDate, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { configureTeam, configureTerritory, configureWorkCalendar } from './configure-directory.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'takes lower case letters, digits and dashes, at most 64');
const codes = z.array(anyCode()).max(200);

const target = { id: id(), requestKey: requestKey().nullish(), expectedVersion: version().nullish() };

const team = z.object({
  ...target,
  code,
  name: text(200),
  managerId: id().nullish(),
  parentId: id().nullish(),
  territoryIds: z.array(id()).max(100).nullish(),
});

const territory = z.object({
  ...target,
  code,
  regions: codes,
  industries: codes,
  companySizes: codes,
  teamId: id().nullish(),
});

const calendar = z.object({
  requestKey: requestKey().nullish(),
  expectedVersion: version(),
  weekdays: z.array(z.int()).max(7),
  holidays: z.array(isoDate()).max(1000),
});

type Configuration = Pick<MutationResolvers, 'configureTeam' | 'configureTerritory' | 'configureWorkCalendar'>;

/** Sets up teams, territories and the work calendar. */
export const configurationResolvers: { Mutation: Configuration } = {
  Mutation: {
    configureTeam: async (_, { input }, { services, actor }) => {
      const {
        requestKey: _key,
        expectedVersion = null,
        managerId = null,
        parentId = null,
        territoryIds,
        ...rest
      } = checkInput(team, input);
      const wanted = { ...rest, managerId, parentId, territoryIds: territoryIds ?? [] };
      const putting = { expectedVersion, request: puttingOf('configureTeam', input) };
      return { team: unwrap(await configureTeam(services)(wanted, putting, actor)) };
    },
    configureTerritory: async (_, { input }, { services, actor }) => {
      const { requestKey: _key, expectedVersion = null, teamId = null, ...wanted } = checkInput(territory, input);
      const putting = { expectedVersion, request: puttingOf('configureTerritory', input) };
      return { territory: unwrap(await configureTerritory(services)({ ...wanted, teamId }, putting, actor)) };
    },
    configureWorkCalendar: async (_, { input }, { services, actor }) => {
      const { requestKey: _key, expectedVersion, ...wanted } = checkInput(calendar, input);
      const seen = { expectedVersion, request: requestOf('configureWorkCalendar', input) };
      return { workCalendar: unwrap(await configureWorkCalendar(services)(wanted, seen, actor)) };
    },
  },
};
