import { transitions } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import { projectEntity } from './project.entity.ts';
import { projectChangers, projectSight } from './project-sight.ts';

/** How far a delivery is. */
export type ProjectState = 'ACTIVE' | 'ON_HOLD' | 'COMPLETED' | 'CANCELLED';

/** The delivery of one win of one deal. Its row is locked, and its version counted, for every change of its tasks. */
export interface Project {
  id: string;
  version: number;
  opportunityId: string;
  winNumber: number;
  accountId: string;
  contactId: string | null;
  state: ProjectState;
  holdReason: string | null;
  templateId: string;
  templateVersion: number;
  ownerId: string | null;
  teamId: string | null;
  startsOn: string;
  dueOn: string;
  completedOn: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** From which state to which a project may go. */
export const projectStates = transitions<ProjectState>('Project', {
  ACTIVE: ['ON_HOLD', 'COMPLETED', 'CANCELLED'],
  ON_HOLD: ['ACTIVE', 'CANCELLED'],
  COMPLETED: ['ACTIVE'],
  CANCELLED: [],
});

/** How projects are stored, who sees and who changes them. */
export const projects: Aggregate<Project> = {
  name: 'project',
  entity: projectEntity,
  visibleTo: (viewer) => projectSight(viewer, 'record'),
  changeableBy: (viewer) => projectChangers(viewer, 'record'),
  personalFields: [],
};
