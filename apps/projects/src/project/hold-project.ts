import { ProjectCancelled, ProjectHeld, ProjectResumed } from '@leadline/contracts';
import { type Decision, decide } from '@leadline/domain';
import { type Project, projectStates } from './project.ts';
import type { Task } from '../task/task.ts';
import type { DeliveryTemplate } from '../template/delivery-template.ts';

/** Pauses a delivery; one that is paused already stays so. */
export function decideHold(project: Project, reason: string, now: Date): Decision<Project> {
  if (project.state === 'ON_HOLD') return decide(project);
  if (!projectStates.allows(project.state, 'ON_HOLD')) return projectStates.refuse(project.state, 'ON_HOLD');
  const held: Project = { ...project, state: 'ON_HOLD', holdReason: reason, updatedAt: now };
  return decide(held, ProjectHeld.of(project.id, { opportunityId: project.opportunityId, reason }));
}

/** What a held project is resumed with: the win it goes on under, its tasks, and the template as it is now. */
export interface Resumption {
  winNumber: number;
  tasks: readonly Task[];
  template: Pick<DeliveryTemplate, 'version' | 'tasks'>;
}

/** Goes on with a held project under a win, and says by which tasks it differs from the template now. */
export function decideResumption(project: Project, { winNumber, tasks, template }: Resumption, now: Date): Decision<Project> {
  if (project.state !== 'ON_HOLD') return projectStates.refuse(project.state, 'ACTIVE');
  const planned = template.tasks.map(({ code }) => code);
  const present = tasks.map(({ code }) => code);
  const missing = planned.filter((code) => !present.includes(code));
  const extra = present.filter((code) => !planned.includes(code));
  const resumed: Project = { ...project, state: 'ACTIVE', holdReason: null, winNumber, updatedAt: now };
  const { id, opportunityId } = project;
  return decide(resumed, ProjectResumed.of(id, { opportunityId, winNumber, templateVersion: template.version, missing, extra }));
}

/** Ends a delivery that will not take place. */
export function decideCancellation(project: Project, reason: string, now: Date): Decision<Project> {
  if (project.state === 'CANCELLED') return decide(project);
  if (!projectStates.allows(project.state, 'CANCELLED')) return projectStates.refuse(project.state, 'CANCELLED');
  const cancelled: Project = { ...project, state: 'CANCELLED', holdReason: null, updatedAt: now };
  return decide(cancelled, ProjectCancelled.of(project.id, { opportunityId: project.opportunityId, reason }));
}
