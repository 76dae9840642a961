import {
  ProjectAssigned,
  ProjectCancelled,
  ProjectCompleted,
  ProjectHeld,
  ProjectReopened,
  ProjectResumed,
  ProjectStarted,
  TaskBlocked,
  TaskCancelled,
  TaskChanged,
  TaskCompleted,
  TaskCreated,
  TaskReady,
  TaskRescheduled,
  TaskStarted,
} from '@leadline/contracts';
import { entityChanged } from './entity-changed.ts';

/** Changes of projects and of their tasks, whose events have the project as subject. */
export const projectChanged = entityChanged({
  entity: 'project',
  topic: 'projects',
  words: {
    [ProjectStarted.type]: 'STARTED',
    [ProjectAssigned.type]: 'ASSIGNED',
    [ProjectHeld.type]: 'HELD',
    [ProjectResumed.type]: 'RESUMED',
    [ProjectCompleted.type]: 'COMPLETED',
    [ProjectReopened.type]: 'REOPENED',
    [ProjectCancelled.type]: 'CANCELLED',
    [TaskCreated.type]: 'TASK_CREATED',
    [TaskChanged.type]: 'TASK_CHANGED',
    [TaskReady.type]: 'TASK_READY',
    [TaskBlocked.type]: 'TASK_BLOCKED',
    [TaskStarted.type]: 'TASK_STARTED',
    [TaskCompleted.type]: 'TASK_COMPLETED',
    [TaskCancelled.type]: 'TASK_CANCELLED',
    [TaskRescheduled.type]: 'TASK_RESCHEDULED',
  },
  plain: (event) => ({ taskId: event?.facts.taskId ?? null }),
});
