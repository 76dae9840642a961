import { defaultTerms, policyId, type QualificationPolicy } from '../policy/policy.ts';

/** The policy as a new installation has it; for specs. */
export const aPolicy = (given: Partial<QualificationPolicy> = {}): QualificationPolicy => ({
  ...defaultTerms,
  id: policyId,
  version: 1,
  configuredAt: new Date('2026-01-01T00:00:00.000Z'),
  configuredById: null,
  ...given,
});
