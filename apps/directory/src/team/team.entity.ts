import { EntitySchema } from 'typeorm';
import type { Team } from './team.ts';

export const teamEntity = new EntitySchema<Team>({
  name: 'team',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_team' },
    version: { type: 'integer' },
    code: { type: 'text' },
    name: { type: 'text' },
    managerId: { type: 'uuid', nullable: true },
    parentId: { type: 'uuid', nullable: true },
    territoryIds: { type: 'uuid', array: true },
    createdAt: { type: 'timestamptz' },
  },
  uniques: [{ name: 'uq_team_code', columns: ['code'] }],
  indices: [{ name: 'ix_team_name', columns: ['name', 'id'] }],
});
