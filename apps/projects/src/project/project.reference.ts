import { referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { criticalPath } from '../planning/critical-path.ts';

/** Projects and milestones as the graph shows them, to whoever refers to them. */
export const projectReference: Pick<Resolvers, 'Project' | 'Milestone'> = {
  Project: {
    __resolveReference: referenceResolver('projects'),
    opportunity: ({ opportunityId }) => ({ __typename: 'Opportunity', id: opportunityId }),
    account: ({ accountId }) => ({ __typename: 'Account', id: accountId }),
    contact: ({ contactId }) => (contactId === null ? null : { __typename: 'Contact', id: contactId }),
    manager: ({ ownerId }) => (ownerId === null ? null : { __typename: 'User', id: ownerId }),
    team: ({ teamId }) => (teamId === null ? null : { __typename: 'Team', id: teamId }),
    template: ({ templateId, templateVersion }, _, { loaders }) => loaders.templates.load(`${templateId}:${templateVersion}`),
    milestones: ({ id }, _, { loaders }) => loaders.milestonesOfProject.load(id),
    tasks: ({ id }, _, { loaders }) => loaders.tasksOfProject.load(id),
    criticalPath: async ({ id }, _, { loaders }) => criticalPath(await loaders.tasksOfProject.load(id)),
    progress: async ({ id }, _, { loaders }) => {
      const counted = (await loaders.tasksOfProject.load(id)).filter(({ state }) => state !== 'CANCELLED');
      const done = counted.filter(({ state }) => state === 'DONE').length;
      return { done, total: counted.length, percent: counted.length === 0 ? 100 : Math.floor((100 * done) / counted.length) };
    },
  },
  Milestone: {
    tasks: async ({ id, projectId }, _, { loaders }) =>
      (await loaders.tasksOfProject.load(projectId)).filter((task) => task.milestoneId === id),
    dueOn: async ({ id, projectId }, _, { loaders }) => {
      const own = (await loaders.tasksOfProject.load(projectId)).filter((task) => task.milestoneId === id);
      return (
        own
          .map(({ dueOn }) => dueOn)
          .sort()
          .at(-1) ?? null
      );
    },
  },
};
