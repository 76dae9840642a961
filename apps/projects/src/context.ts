import type { RequestContext } from '@leadline/subgraph';
import type DataLoader from 'dataloader';
import type { DealDelivery } from './delivery/deal-delivery.ts';
import type { Project } from './project/project.ts';
import type { Milestone } from './project/milestone.ts';
import type { Services } from './services.ts';
import type { Task } from './task/task.ts';
import type { DeliveryTemplate } from './template/delivery-template.ts';

/** What the resolvers of this service get. */
export type Context = RequestContext<
  Services,
  {
    projects: DataLoader<string, Project | null>;
    tasks: DataLoader<string, Task | null>;
    tasksOfProject: DataLoader<string, Task[]>;
    milestonesOfProject: DataLoader<string, Milestone[]>;
    templates: DataLoader<string, DeliveryTemplate | null>;
    deliveryOfDeal: DataLoader<string, DealDelivery>;
  }
>;
