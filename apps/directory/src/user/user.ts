import { type PersonalRecord, personalRecord } from '@leadline/contracts';
import type { Role } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import { configurers, everyone } from '../everyone-sees.ts';
import { userEntity } from './user.entity.ts';

/** A person of the firm, or a machine, who signs in and owns and does the work. */
export interface User {
  id: string;
  version: number;
  username: string;
  name: string;
  email: string | null;
  phone: string | null;
  jobTitle: string | null;
  roles: Role[];
  teamIds: string[];
  managerId: string | null;
  active: boolean;
  timeZone: string;
  personVersion: number;
  createdAt: Date;
  updatedAt: Date;
}

/** How users are stored, who sees and who changes them, and what of them is personal. */
export const users: Aggregate<User> = {
  name: 'user',
  entity: userEntity,
  visibleTo: everyone,
  changeableBy: configurers,
  personalFields: ['username', 'name', 'email', 'phone', 'jobTitle'],
  personalRecord: userRecord,
};

function userRecord(user: User): PersonalRecord {
  const { id, personVersion, name, email, phone, jobTitle } = user;
  const fields = { name, emails: email ? [email] : [], phones: phone ? [phone] : [], jobTitle };
  return personalRecord({ recordId: id, recordType: 'user', personIds: [id], version: personVersion, fields });
}
