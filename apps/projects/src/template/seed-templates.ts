import { newId, systemActor } from '@leadline/domain';
import type { Services } from '../services.ts';
import { decideTemplate } from './configure-template.ts';
import { deliveryTemplateEntity } from './delivery-template.entity.ts';
import { type DeliveryTemplate, type TemplateTask, deliveryTemplates } from './delivery-template.ts';
import { keepVersion } from './template-versions.ts';

const task = (code: string, title: string, rest: Partial<TemplateTask>): TemplateTask => ({
  code,
  title,
  description: null,
  milestone: 'set-up',
  dependsOn: [],
  assigneeRole: 'DELIVERY',
  offsetDays: 0,
  durationDays: 1,
  checklist: [],
  ...rest,
});

/** What every delivery is started from where no rule says otherwise. */
export const defaultTemplate: DeliveryTemplate = {
  id: '40000000-0000-4000-8000-000000000001',
  version: 0,
  code: 'default',
  title: 'Standard delivery',
  priority: 1000,
  rule: null,
  milestones: [
    { code: 'set-up', title: 'Set up' },
    { code: 'delivery', title: 'Delivery' },
    { code: 'handover', title: 'Handover' },
  ],
  tasks: [
    task('kick-off', 'Kick-off with the customer', {
      durationDays: 1,
      offsetDays: 1,
      checklist: ['Goals agreed', 'People named', 'Dates agreed'],
    }),
    task('order', 'Order and reserve what is needed', { dependsOn: ['kick-off'], durationDays: 2 }),
    task('plan', 'Write the delivery plan', { dependsOn: ['kick-off'], durationDays: 3 }),
    task('install', 'Install and set up', { milestone: 'delivery', dependsOn: ['order', 'plan'], durationDays: 5 }),
    task('migrate', "Bring the customer's data over", { milestone: 'delivery', dependsOn: ['plan'], durationDays: 4 }),
    task('train', 'Train the users', { milestone: 'delivery', dependsOn: ['install'], durationDays: 2 }),
    task('accept', 'Acceptance by the customer', {
      milestone: 'handover',
      dependsOn: ['migrate', 'train'],
      durationDays: 2,
      checklist: ['Open points listed', 'Acceptance signed'],
    }),
    task('hand-over', 'Hand over to support', { milestone: 'handover', dependsOn: ['accept'], durationDays: 1 }),
  ],
};

/** Puts the default template where there is none; one that was changed stays as it is. */
export async function seedTemplates({ unitOfWork, dataSource }: Services): Promise<void> {
  if (await dataSource.manager.existsBy(deliveryTemplateEntity, { id: defaultTemplate.id })) return;
  const actor = systemActor(new Date(), newId());
  await unitOfWork.create(deliveryTemplates, { id: defaultTemplate.id }, actor, (tx) => keepVersion(tx, decideTemplate(defaultTemplate)));
}
