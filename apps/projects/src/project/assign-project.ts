import { ProjectAssigned } from '@leadline/contracts';
import { type Decision, decide } from '@leadline/domain';
import type { Project } from './project.ts';

/** Who is responsible for a delivery. */
export type Responsible = Pick<Project, 'ownerId' | 'teamId'>;

/** Makes another manager or team responsible for a delivery; where they are already, nothing changes. */
export function decideResponsible(project: Project, { ownerId, teamId }: Responsible, now: Date): Decision<Project> {
  if (ownerId === project.ownerId && teamId === project.teamId) return decide(project);
  const { id, opportunityId, ownerId: previousOwnerId, teamId: previousTeamId } = project;
  const fact = ProjectAssigned.of(id, { opportunityId, ownerId, teamId, previousOwnerId, previousTeamId });
  return decide({ ...project, ownerId, teamId, updatedAt: now }, fact);
}
