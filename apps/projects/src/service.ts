import { MemberTables1700000000100, memberCopyEntity, memberHandlers, teamCopyEntity } from '@leadline/members';
import { type ServiceDefinition, visibleLoader } from '@leadline/subgraph';
import { milestonesOfProject, tasksOfProject } from './browse/children-loaders.ts';
import { findProjects } from './browse/find-projects.resolver.ts';
import { findTasks } from './browse/find-tasks.resolver.ts';
import { calendarCopyEntity, onWorkCalendarConfigured } from './calendar/calendar-copy.ts';
import { standingHandlers } from './deal/deal-standing.consumer.ts';
import { wonDealEntity } from './deal/won-deal.entity.ts';
import { deliveryOfDeal } from './delivery/delivery-loader.ts';
import { deliveryReference } from './delivery/delivery.reference.ts';
import { onOpportunityChanged } from './delivery/on-opportunity-changed.consumer.ts';
import { onOpportunityReopened } from './delivery/on-opportunity-reopened.consumer.ts';
import { onOpportunityWon } from './delivery/on-opportunity-won.consumer.ts';
import { holdResolvers } from './hold/hold-project.resolver.ts';
import { CreateProjects1700000005000 } from './migrations/create-projects.ts';
import { KeepTemplateVersions1700000007000 } from './migrations/keep-template-versions.ts';
import { OrderTasks1700000006000 } from './migrations/order-tasks.ts';
import { milestoneEntity } from './project/milestone.ts';
import { projectEntity } from './project/project.entity.ts';
import { projectReference } from './project/project.reference.ts';
import { projects } from './project/project.ts';
import type { Services } from './services.ts';
import { taskEntity } from './task/task.entity.ts';
import { taskReference } from './task/task.reference.ts';
import { tasks } from './task/task.ts';
import { templateResolvers } from './template/configure-template.resolver.ts';
import { deliveryTemplateEntity, deliveryTemplateVersionEntity } from './template/delivery-template.entity.ts';
import { seedTemplates } from './template/seed-templates.ts';
import { templatesAtVersions } from './template/template-versions.ts';
import { workResolvers } from './work/work-task.resolver.ts';

const resolvers = [
  projectReference,
  taskReference,
  deliveryReference,
  findProjects,
  findTasks,
  workResolvers,
  holdResolvers,
  templateResolvers,
];

/** Projects: the delivery of won deals. */
export const projectsService: ServiceDefinition<Services> = {
  name: 'projects',
  folder: import.meta.dirname,
  entities: [
    projectEntity,
    milestoneEntity,
    taskEntity,
    deliveryTemplateEntity,
    deliveryTemplateVersionEntity,
    wonDealEntity,
    calendarCopyEntity,
    memberCopyEntity,
    teamCopyEntity,
  ],
  migrations: [MemberTables1700000000100, CreateProjects1700000005000, OrderTasks1700000006000, KeepTemplateVersions1700000007000],
  resolvers: resolvers as Record<string, unknown>[],
  services: ({ unitOfWork, dataSource, logger }) => ({ unitOfWork, dataSource, logger }),
  consumers: () => [
    // Locks the rows that the deliveries lock.
    { purpose: 'deal-standing', handlers: standingHandlers, eventsPerTransaction: 1 },
    { purpose: 'delivery', handlers: [onOpportunityWon, onOpportunityReopened, onOpportunityChanged] },
    { purpose: 'calendar', handlers: [onWorkCalendarConfigured] },
    { purpose: 'members', handlers: memberHandlers },
  ],
  loaders: ({ dataSource }, context) => ({
    projects: visibleLoader(projects, context),
    tasks: visibleLoader(tasks, context),
    tasksOfProject: tasksOfProject(dataSource),
    milestonesOfProject: milestonesOfProject(dataSource),
    templates: templatesAtVersions(dataSource),
    deliveryOfDeal: deliveryOfDeal(context),
  }),
  personalPolicy: {},
  seed: seedTemplates,
};
