import { EntitySchema } from 'typeorm';
import type { Role } from '@leadline/domain';

/** What a service keeps of a user, from the directory's events, to check who may own its records. */
export interface MemberCopy {
  userId: string;
  version: number;
  active: boolean;
  roles: Role[];
  teamIds: string[];
}

/** What a service keeps of a team. */
export interface TeamCopy {
  teamId: string;
  version: number;
  code: string;
  managerId: string | null;
}

/** The table of the copies of users. */
export const memberCopyEntity = new EntitySchema<MemberCopy>({
  name: 'member_copy',
  columns: {
    userId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_member_copy' },
    version: { type: 'integer' },
    active: { type: 'boolean' },
    roles: { type: 'text', array: true },
    teamIds: { type: 'uuid', array: true },
  },
});

/** The table of the copies of teams. */
export const teamCopyEntity = new EntitySchema<TeamCopy>({
  name: 'team_copy',
  columns: {
    teamId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_team_copy' },
    version: { type: 'integer' },
    code: { type: 'text' },
    managerId: { type: 'uuid', nullable: true },
  },
});
