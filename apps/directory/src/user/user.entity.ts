import { EntitySchema } from 'typeorm';
import type { User } from './user.ts';

export const userEntity = new EntitySchema<User>({
  name: 'directory_user',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_directory_user' },
    version: { type: 'integer' },
    username: { type: 'text' },
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
    jobTitle: { type: 'text', nullable: true },
    roles: { type: 'text', array: true },
    teamIds: { type: 'uuid', array: true },
    managerId: { type: 'uuid', nullable: true },
    active: { type: 'boolean' },
    timeZone: { type: 'text' },
    personVersion: { type: 'integer' },
    createdAt: { type: 'timestamptz' },
    updatedAt: { type: 'timestamptz' },
  },
  uniques: [{ name: 'uq_directory_user_username', columns: ['username'] }],
  indices: [
    { name: 'ix_directory_user_name', columns: ['name', 'id'] },
    { name: 'ix_directory_user_created_at', columns: ['createdAt', 'id'] },
  ],
});
