import type { EntityManager } from 'typeorm';
import { policyEntity } from './policy.entity.ts';
import { policyId, type QualificationPolicy } from './policy.ts';

/** The policy in force; it is there since the service first started. */
export const currentPolicy = (manager: EntityManager): Promise<QualificationPolicy> =>
  manager.findOneByOrFail(policyEntity, { id: policyId });
