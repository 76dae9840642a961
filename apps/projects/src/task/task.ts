import { transitions } from '@leadline/domain';
import type { Aggregate, Sql } from '@leadline/postgres';
import { projectChangers, projectSight } from '../project/project-sight.ts';
import { taskEntity } from './task.entity.ts';

/** How far a task is. */
export type TaskState = 'BLOCKED' | 'READY' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED';

/** One step of a delivery. It changes only under the lock of its project. */
export interface Task {
  id: string;
  version: number;
  projectId: string;
  milestoneId: string;
  code: string;
  title: string;
  description: string | null;
  state: TaskState;
  dependsOn: string[];
  assigneeId: string | null;
  assigneeRole: string | null;
  offsetDays: number;
  durationDays: number;
  startsOn: string;
  dueOn: string;
  startedAt: Date | null;
  endedAt: Date | null;
  checklist: { text: string; done: boolean }[];
  position: number;
}

/** From which state to which a task may go. */
export const taskStates = transitions<TaskState>('Task', {
  BLOCKED: ['READY', 'CANCELLED'],
  READY: ['BLOCKED', 'IN_PROGRESS', 'DONE', 'CANCELLED'],
  IN_PROGRESS: ['READY', 'DONE', 'CANCELLED'],
  DONE: ['READY', 'BLOCKED'],
  CANCELLED: ['READY', 'BLOCKED'],
});

/** Whether nothing more will happen to the task: what waits for it may go on. */
export const isEnded = ({ state }: Task): boolean => state === 'DONE' || state === 'CANCELLED';

const throughProject = ({ text, params }: Sql): Sql => ({
  text: `EXISTS (SELECT 1 FROM project AS whole WHERE whole.id = record.project_id AND ${text})`,
  params,
});

/** How tasks are stored, who sees and who changes them: whoever does their project. */
export const tasks: Aggregate<Task> = {
  name: 'task',
  entity: taskEntity,
  visibleTo: (viewer) => throughProject(projectSight(viewer, 'whole')),
  changeableBy: (viewer) => throughProject(projectChangers(viewer, 'whole')),
  personalFields: [],
};
