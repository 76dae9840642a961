import { EntitySchema } from 'typeorm';
import type { Task } from './task.ts';

export const taskEntity = new EntitySchema<Task>({
  name: 'task',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_task' },
    version: { type: 'integer' },
    projectId: { type: 'uuid' },
    milestoneId: { type: 'uuid' },
    code: { type: 'text' },
    title: { type: 'text' },
    description: { type: 'text', nullable: true },
    state: { type: 'text' },
    dependsOn: { type: 'text', array: true },
    assigneeId: { type: 'uuid', nullable: true },
    assigneeRole: { type: 'text', nullable: true },
    offsetDays: { type: 'integer' },
    durationDays: { type: 'integer' },
    startsOn: { type: 'date' },
    dueOn: { type: 'date' },
    startedAt: { type: 'timestamptz', nullable: true },
    endedAt: { type: 'timestamptz', nullable: true },
    checklist: { type: 'jsonb' },
    position: { type: 'integer' },
  },
  uniques: [{ name: 'uq_task_code', columns: ['projectId', 'code'] }],
  indices: [
    { name: 'ix_task_due_on', columns: ['dueOn', 'id'] },
    { name: 'ix_task_starts_on', columns: ['startsOn', 'id'] },
    { name: 'ix_task_assignee', columns: ['assigneeId', 'dueOn', 'id'] },
  ],
});
