const columns = `
  version                    integer NOT NULL,
  criteria                   jsonb NOT NULL,
  require_contact_first      boolean NOT NULL,
  disqualification_reasons   jsonb NOT NULL,
  recycle_after_days         integer NOT NULL,
  configured_at              timestamptz NOT NULL,
  configured_by_id           uuid`;

/** The qualification policy in force, and every version that ever was. */
export const policyTables = `
  CREATE TABLE qualification_policy (id uuid CONSTRAINT pk_qualification_policy PRIMARY KEY, ${columns});
  CREATE TABLE qualification_policy_version (id uuid NOT NULL, ${columns}, CONSTRAINT pk_qualification_policy_version PRIMARY KEY (id, version));`;
