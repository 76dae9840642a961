import { EntitySchema } from 'typeorm';
import type { Territory } from './territory.ts';

export const territoryEntity = new EntitySchema<Territory>({
  name: 'territory',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_territory' },
    version: { type: 'integer' },
    code: { type: 'text' },
    regions: { type: 'text', array: true },
    industries: { type: 'text', array: true },
    companySizes: { type: 'text', array: true },
    teamId: { type: 'uuid', nullable: true },
  },
  uniques: [{ name: 'uq_territory_code', columns: ['code'] }],
});
