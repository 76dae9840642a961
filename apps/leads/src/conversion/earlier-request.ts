import type { Actor } from '@leadline/domain';
import { loadVisible, type Outcome } from '@leadline/postgres';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { conversionEntity } from './conversion.entity.ts';

/** A request for a conversion, as a repeat of it is recognised. */
interface AskedBefore {
  leadId: string;
  fingerprint: string;
  actor: Actor;
}

/** The outcome; where it was refused but the same actor had asked for exactly this before, the earlier request's result. */
export async function orEarlierRequest({ dataSource }: Tools, outcome: Outcome<Lead>, asked: AskedBefore): Promise<Outcome<Lead>> {
  if (outcome.ok || !(await isRepeat({ dataSource }, asked))) return outcome;
  const found = await loadVisible(dataSource.manager, leads, [asked.leadId], asked.actor.viewer);
  const state = found.get(asked.leadId);
  return state ? { ok: true, state, replayed: true } : outcome;
}

async function isRepeat({ dataSource }: Pick<Tools, 'dataSource'>, { leadId, fingerprint, actor }: AskedBefore): Promise<boolean> {
  const same = JSON.stringify([{ actorId: actor.viewer.id, fingerprint }]);
  return dataSource.manager
    .createQueryBuilder(conversionEntity, 'record')
    .where('record.lead_id = :leadId AND record.requests @> CAST(:same AS jsonb)', { leadId, same })
    .getExists();
}
