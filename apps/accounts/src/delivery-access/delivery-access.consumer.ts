import {
  ProjectAssigned,
  ProjectCancelled,
  ProjectCompleted,
  ProjectReopened,
  ProjectResumed,
  ProjectStarted,
  TaskChanged,
  TaskCreated,
} from '@leadline/contracts';
import { isoDate } from '@leadline/domain';
import { type Handler, consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { deliveryProjectEntity, deliveryTaskEntity } from './delivery-project.entity.ts';
import { grantAccess } from './grant-access.ts';

/** Keeps which accounts have which projects and who works on them: Kafka keeps the order of a project, so the last word counts. */
export const deliveryHandlers: Handler[] = [
  consume(ProjectStarted, async ({ data, envelope }, tx) => {
    const { accountId, contactId, ownerId, teamId } = data;
    const project = { projectId: envelope.subject, accountId, contactId, ownerId, teamId, isOpen: true, endedOn: null };
    await tx.manager.upsert(deliveryProjectEntity, project, ['projectId']);
    await grantAccess(tx, project.projectId);
  }),
  consume(ProjectAssigned, async ({ data: { ownerId, teamId }, envelope }, tx) => {
    await tx.manager.update(deliveryProjectEntity, { projectId: envelope.subject }, { ownerId, teamId });
    await grantAccess(tx, envelope.subject);
  }),
  consume(TaskCreated, ({ data, envelope }, tx) => assign(tx, { ...data, projectId: envelope.subject })),
  consume(TaskChanged, ({ data, envelope }, tx) => assign(tx, { ...data, projectId: envelope.subject })),
  consume(ProjectCompleted, ({ data, envelope }, tx) => close(tx, envelope.subject, data.completedOn)),
  consume(ProjectCancelled, ({ envelope }, tx) => close(tx, envelope.subject, isoDate(envelope.time))),
  consume(ProjectResumed, ({ envelope }, tx) => open(tx, envelope.subject)),
  consume(ProjectReopened, ({ envelope }, tx) => open(tx, envelope.subject)),
];

async function assign(
  tx: Tx,
  { taskId, projectId, assigneeId }: { taskId: string; projectId: string; assigneeId: string | null },
): Promise<void> {
  const known = await tx.manager.findOneBy(deliveryTaskEntity, { taskId });
  if (known === null ? assigneeId === null : known.assigneeId === assigneeId) return;
  await tx.manager.upsert(deliveryTaskEntity, { taskId, projectId, assigneeId }, ['taskId']);
  await grantAccess(tx, projectId);
}

async function close(tx: Tx, projectId: string, endedOn: string): Promise<void> {
  await tx.manager.update(deliveryProjectEntity, { projectId }, { isOpen: false, endedOn });
}

async function open(tx: Tx, projectId: string): Promise<void> {
  await tx.manager.update(deliveryProjectEntity, { projectId }, { isOpen: true, endedOn: null });
}
