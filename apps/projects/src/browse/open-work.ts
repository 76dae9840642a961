import type { Sql } from '@leadline/postgres';

/** Tasks that are still to be done, of projects that are worked on. */
export const openWork: Sql = {
  text: `record.state IN ('BLOCKED', 'READY', 'IN_PROGRESS')
    AND EXISTS (SELECT 1 FROM project AS worked WHERE worked.id = record.project_id AND worked.state = 'ACTIVE')`,
  params: {},
};
