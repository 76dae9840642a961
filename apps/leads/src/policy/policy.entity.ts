import type { Aggregate } from '@leadline/postgres';
import { EntitySchema } from 'typeorm';
import type { QualificationPolicy } from './policy.ts';

/** The policy in force. */
export const policyEntity = new EntitySchema<QualificationPolicy>({
  name: 'qualification_policy',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_qualification_policy' },
    version: { type: 'integer' },
    criteria: { type: 'jsonb' },
    requireContactFirst: { type: 'boolean' },
    disqualificationReasons: { type: 'jsonb' },
    recycleAfterDays: { type: 'integer' },
    configuredAt: { type: 'timestamptz' },
    configuredById: { type: 'uuid', nullable: true },
  },
});

/** Every version that was ever in force, so that an old decision can be understood. */
export const policyVersionEntity = new EntitySchema<QualificationPolicy>({
  name: 'qualification_policy_version',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_qualification_policy_version' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_qualification_policy_version' },
    criteria: { type: 'jsonb' },
    requireContactFirst: { type: 'boolean' },
    disqualificationReasons: { type: 'jsonb' },
    recycleAfterDays: { type: 'integer' },
    configuredAt: { type: 'timestamptz' },
    configuredById: { type: 'uuid', nullable: true },
  },
});

const everybody = { text: 'TRUE', params: {} };

/** Everybody who reads leads reads the policy; the scope `leads:configure` decides who changes it. */
export const policies: Aggregate<QualificationPolicy> = {
  name: 'qualification policy',
  entity: policyEntity,
  visibleTo: () => everybody,
  changeableBy: () => everybody,
  personalFields: [],
};
