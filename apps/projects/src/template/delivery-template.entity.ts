import { EntitySchema } from 'typeorm';
import type { DeliveryTemplate } from './delivery-template.ts';

export const deliveryTemplateEntity = new EntitySchema<DeliveryTemplate>({
  name: 'delivery_template',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_delivery_template' },
    version: { type: 'integer' },
    code: { type: 'text' },
    title: { type: 'text' },
    priority: { type: 'integer' },
    rule: { type: 'jsonb', nullable: true },
    milestones: { type: 'jsonb' },
    tasks: { type: 'jsonb' },
  },
  uniques: [{ name: 'uq_delivery_template_code', columns: ['code'] }],
});
