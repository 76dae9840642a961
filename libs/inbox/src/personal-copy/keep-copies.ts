import type { PersonalRecord } from '@leadline/contracts';
import type { EntityManager } from 'typeorm';

/** Brings the copies up to these records: a greater version replaces a lesser one, and an erasure stands for ever. */
export async function keepCopies(manager: EntityManager, records: readonly PersonalRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    record_id: record.recordId,
    record_type: record.recordType,
    person_ids: record.personIds,
    version: record.version,
    fields: record.erased ? {} : record.fields,
    erased: record.erased,
  }));
  await manager.query(
    `INSERT INTO personal_copy AS held (record_id, record_type, person_ids, version, fields, erased)
     SELECT * FROM json_to_recordset($1) AS come (record_id uuid, record_type text, person_ids uuid[], version integer, fields jsonb, erased boolean)
     ON CONFLICT (record_id) DO UPDATE SET record_type = excluded.record_type, person_ids = excluded.person_ids,
       version = greatest(held.version, excluded.version), fields = excluded.fields, erased = excluded.erased
     WHERE (excluded.erased AND NOT held.erased) OR (excluded.erased = held.erased AND excluded.version > held.version)`,
    [JSON.stringify(rows)],
  );
}

/** Empties the copies of records whose key is gone from the topic: nobody vouches for the details any more. */
export async function emptyCopies(manager: EntityManager, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  await manager.query(`UPDATE personal_copy SET erased = true, fields = '{}' WHERE record_id = ANY ($1::uuid[]) AND NOT erased`, [
    recordIds,
  ]);
}
