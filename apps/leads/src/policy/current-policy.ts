import type { EntityManager } from 'typeorm';
import { policyEntity } from './policy.entity.ts';
import { policyId, type QualificationPolicy } from './policy.ts';

/** The policy in force; it is there from the first migration on. */
export const currentPolicy = (manager: EntityManager): Promise<QualificationPolicy> =>
  manager.findOneByOrFail(policyEntity, { id: policyId });
