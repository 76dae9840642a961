import { defaultTerms, policyId } from '../policy/policy.ts';

const columns = `
  version                    integer NOT NULL,
  criteria                   jsonb NOT NULL,
  require_contact_first      boolean NOT NULL,
  disqualification_reasons   jsonb NOT NULL,
  recycle_after_days         integer NOT NULL,
  configured_at              timestamptz NOT NULL,
  configured_by_id           uuid`;

const quoted = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/** The qualification policy in force, and every version that ever was; the first one is the default. */
export const policyTables = (): string => `
  CREATE TABLE qualification_policy (id uuid CONSTRAINT pk_qualification_policy PRIMARY KEY, ${columns});
  CREATE TABLE qualification_policy_version (id uuid NOT NULL, ${columns}, CONSTRAINT pk_qualification_policy_version PRIMARY KEY (id, version));
  INSERT INTO qualification_policy (id, version, criteria, require_contact_first, disqualification_reasons, recycle_after_days, configured_at)
  VALUES ('${policyId}', 1, ${quoted(defaultTerms.criteria)}, ${defaultTerms.requireContactFirst}, ${quoted(defaultTerms.disqualificationReasons)},
    ${defaultTerms.recycleAfterDays}, clock_timestamp());
  INSERT INTO qualification_policy_version SELECT * FROM qualification_policy;`;
