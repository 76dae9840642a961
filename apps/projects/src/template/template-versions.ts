import type { Decision } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { deliveryTemplateVersionEntity } from './delivery-template.entity.ts';
import type { DeliveryTemplate } from './delivery-template.ts';

/** Keeps the version that the decision makes, beside those before it. */
export async function keepVersion(tx: Tx, decision: Decision<DeliveryTemplate>): Promise<Decision<DeliveryTemplate>> {
  if (!decision.ok) return decision;
  const version = decision.state.version + 1;
  // One that is there belongs to a template whose id is taken: saving this one is about to be refused for that.
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(deliveryTemplateVersionEntity)
    .values({ ...decision.state, version })
    .orIgnore()
    .execute();
  return decision;
}

/** Templates as they were, by `template id:version`. */
export const templatesAtVersions = (dataSource: DataSource): DataLoader<string, DeliveryTemplate | null> =>
  new DataLoader(async (keys) => {
    const wanted = keys.map((key) => ({ id: key.slice(0, 36), version: Number(key.slice(37)) }));
    const rows = await dataSource.manager.find(deliveryTemplateVersionEntity, { where: wanted });
    const byKey = new Map(rows.map((row) => [`${row.id}:${row.version}`, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
