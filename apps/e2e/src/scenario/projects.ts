import { randomUUID } from 'node:crypto';
import { dana } from '../steps/people.ts';
import { inDays } from '../steps/days.ts';
import { delivery } from '../steps/work-deals.ts';
import type { Send } from './send.ts';

const requestKey = () => randomUUID();

const task = (code: string, more: object = {}) => ({
  code,
  milestone: 'all',
  dependsOn: [],
  offsetDays: 0,
  durationDays: 1,
  assigneeRole: 'DELIVERY',
  ...more,
});

/** A template that only deals of this product are delivered by. */
export async function configureProjects(send: Send, productCode: string): Promise<void> {
  const tasks = [task('prepare'), task('build', { dependsOn: ['prepare'] }), task('skip')];
  const rule = { productCode };
  const template = {
    ...{ id: randomUUID(), code: `e2e-${randomUUID().slice(0, 8)}`, priority: 1, rule },
    ...{ milestones: [{ code: 'all' }], tasks },
  };
  await send('configureDeliveryTemplate', template);
  await send('configureDeliveryTemplate', { ...template, expectedVersion: 1, requestKey: requestKey(), priority: 2 });
}

/** Every mutation that works the project of a won deal: to its completion, open again, paused, cancelled. */
export async function workProjects(send: Send, opportunityId: string): Promise<void> {
  const { id: projectId, tasks } = await delivery(opportunityId);
  const taskId = (code: string) => tasks.find((task) => task.code === code)!.id;
  const [prepare, build] = [{ taskId: taskId('prepare') }, { taskId: taskId('build') }];
  await send('assignProject', { projectId, ownerId: dana, requestKey: requestKey() });
  await send('assignTask', { ...prepare, assigneeId: dana, requestKey: requestKey() });
  await send('rescheduleTask', { ...prepare, startsOn: inDays(10), requestKey: requestKey() });
  await send('startTask', { ...prepare, requestKey: requestKey() });
  await done(send, prepare, { ticked: false });
  await send('reopenTask', { ...prepare, requestKey: requestKey() });
  await done(send, prepare, { ticked: true });
  await done(send, build, { ticked: false });
  await send('cancelTask', { taskId: taskId('skip'), requestKey: requestKey() });
  await send('reopenTask', { ...build, requestKey: requestKey() });
  await send('holdProject', { projectId, reason: 'customer-asked', requestKey: requestKey() });
  await send('resumeProject', { projectId, requestKey: requestKey() });
  await send('cancelProject', { projectId, reason: 'customer-left', requestKey: requestKey() });
}

async function done(send: Send, task: { taskId: string }, { ticked }: { ticked: boolean }): Promise<void> {
  if (!ticked) await send('tickChecklist', { ...task, index: 0, done: true, requestKey: requestKey() });
  await send('completeTask', { ...task, requestKey: requestKey() });
}
