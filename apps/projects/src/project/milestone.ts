import { EntitySchema } from 'typeorm';

/** A stretch of the delivery that ends in something the customer can see. */
export interface Milestone {
  id: string;
  projectId: string;
  code: string;
  title: string;
  position: number;
}

/** The table of milestones. */
export const milestoneEntity = new EntitySchema<Milestone>({
  name: 'milestone',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_milestone' },
    projectId: { type: 'uuid' },
    code: { type: 'text' },
    title: { type: 'text' },
    position: { type: 'integer' },
  },
  uniques: [{ name: 'uq_milestone_code', columns: ['projectId', 'code'] }],
});
