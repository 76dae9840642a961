import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { DeliveryTemplate } from './delivery-template.ts';

const plan: Record<Exclude<keyof DeliveryTemplate, 'id' | 'version'>, EntitySchemaColumnOptions> = {
  code: { type: 'text' },
  title: { type: 'text' },
  priority: { type: 'integer' },
  rule: { type: 'jsonb', nullable: true },
  milestones: { type: 'jsonb' },
  tasks: { type: 'jsonb' },
};

export const deliveryTemplateEntity = new EntitySchema<DeliveryTemplate>({
  name: 'delivery_template',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_delivery_template' },
    version: { type: 'integer' },
    ...plan,
  },
  uniques: [{ name: 'uq_delivery_template_code', columns: ['code'] }],
});

/** The templates as they were at each version: projects show the one they were started from. */
export const deliveryTemplateVersionEntity = new EntitySchema<DeliveryTemplate>({
  name: 'delivery_template_version',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_delivery_template_version' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_delivery_template_version' },
    ...plan,
  },
});
