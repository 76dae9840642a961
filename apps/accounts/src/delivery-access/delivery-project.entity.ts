import { EntitySchema } from 'typeorm';

/** A project as its events show it. */
export interface DeliveryProject {
  projectId: string;
  accountId: string;
  contactId: string | null;
  ownerId: string | null;
  teamId: string | null;
  isOpen: boolean;
  endedOn: string | null;
}

export const deliveryProjectEntity = new EntitySchema<DeliveryProject>({
  name: 'delivery_project',
  columns: {
    projectId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_delivery_project' },
    accountId: { type: 'uuid' },
    contactId: { type: 'uuid', nullable: true },
    ownerId: { type: 'uuid', nullable: true },
    teamId: { type: 'uuid', nullable: true },
    isOpen: { type: 'boolean' },
    endedOn: { type: 'date', nullable: true },
  },
  indices: [
    { name: 'ix_delivery_project_account_id', columns: ['accountId'] },
    { name: 'ix_delivery_project_contact_id', columns: ['contactId'] },
  ],
});

/** Who works on a task of a project. */
export interface DeliveryTask {
  taskId: string;
  projectId: string;
  assigneeId: string | null;
}

export const deliveryTaskEntity = new EntitySchema<DeliveryTask>({
  name: 'delivery_task',
  columns: {
    taskId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_delivery_task' },
    projectId: { type: 'uuid' },
    assigneeId: { type: 'uuid', nullable: true },
  },
  indices: [{ name: 'ix_delivery_task_project_id', columns: ['projectId'] }],
});
