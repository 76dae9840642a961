import { referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';

/** Tasks as the graph shows them, to whoever refers to them. */
export const taskReference: Pick<Resolvers, 'Task'> = {
  Task: {
    __resolveReference: referenceResolver('tasks'),
    project: ({ projectId }, _, { loaders }) => loaders.projects.load(projectId),
    dependsOn: async ({ projectId, dependsOn }, _, { loaders }) =>
      (await loaders.tasksOfProject.load(projectId)).filter(({ code }) => dependsOn.includes(code)),
    assignee: ({ assigneeId }) => (assigneeId === null ? null : { __typename: 'User', id: assigneeId }),
  },
};
