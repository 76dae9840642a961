import { EntitySchema } from 'typeorm';
import type { Project } from './project.ts';

export const projectEntity = new EntitySchema<Project>({
  name: 'project',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_project' },
    version: { type: 'integer' },
    opportunityId: { type: 'uuid' },
    winNumber: { type: 'integer' },
    accountId: { type: 'uuid' },
    contactId: { type: 'uuid', nullable: true },
    state: { type: 'text' },
    holdReason: { type: 'text', nullable: true },
    templateId: { type: 'uuid' },
    templateVersion: { type: 'integer' },
    ownerId: { type: 'uuid', nullable: true },
    teamId: { type: 'uuid', nullable: true },
    startsOn: { type: 'date' },
    dueOn: { type: 'date' },
    completedOn: { type: 'date', nullable: true },
    createdAt: { type: 'timestamptz' },
    updatedAt: { type: 'timestamptz' },
  },
  uniques: [{ name: 'uq_project_win', columns: ['opportunityId', 'winNumber'] }],
  indices: [
    { name: 'ix_project_due_on', columns: ['dueOn', 'id'] },
    { name: 'ix_project_created_at', columns: ['createdAt', 'id'] },
    { name: 'ix_project_account', columns: ['accountId'] },
    { name: 'ix_project_owner', columns: ['ownerId'] },
    { name: 'ix_project_team', columns: ['teamId'] },
  ],
});
