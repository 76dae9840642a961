import type { EntityManager } from 'typeorm';
import { policyEntity, policyVersionEntity } from './policy.entity.ts';
import { defaultTerms, policyId, type QualificationPolicy } from './policy.ts';

/** Puts the default policy in force where none is yet; it never touches one that is. */
export async function seedPolicy(manager: EntityManager, now: Date): Promise<void> {
  const first: QualificationPolicy = { id: policyId, version: 1, ...defaultTerms, configuredAt: now, configuredById: null };
  await manager.transaction(async (transaction) => {
    for (const entity of [policyEntity, policyVersionEntity]) {
      await transaction.createQueryBuilder().insert().into(entity).values(first).orIgnore().execute();
    }
  });
}
