import { EntitySchema } from 'typeorm';
import type { MatchKey } from './match-keys.ts';

/** A key and the records that are known by it. One holder is a certain match; several mean that a person has to tell them apart. */
export interface HeldKey extends MatchKey {
  holders: string[];
}

export const matchKeyEntity = new EntitySchema<HeldKey>({
  name: 'match_key',
  columns: {
    kind: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_match_key' },
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_match_key' },
    holders: { type: 'uuid', array: true },
  },
  checks: [
    { name: 'ck_match_key_kind', expression: "kind IN ('NAME', 'DOMAIN', 'EMAIL')" },
    { name: 'ck_match_key_holders', expression: 'cardinality(holders) > 0' },
  ],
});
