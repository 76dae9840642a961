import type { Actor } from '@leadline/domain';
import { loadVisible, type Outcome } from '@leadline/postgres';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { conversionEntity } from './conversion.entity.ts';
import { conversionInForce } from './conversion-in-force.ts';

/** A request for a conversion, as a repeat of it is recognised. */
interface AskedBefore {
  leadId: string;
  fingerprint: string;
  actor: Actor;
}

/** The outcome; where it was refused but the same actor had asked for exactly this of the conversion in force, the earlier request's result. */
export async function orEarlierRequest({ dataSource }: Tools, outcome: Outcome<Lead>, asked: AskedBefore): Promise<Outcome<Lead>> {
  if (outcome.ok) return outcome;
  const found = await loadVisible(dataSource.manager, leads, [asked.leadId], asked.actor.viewer);
  const state = found.get(asked.leadId);
  return state && (await isRepeat({ dataSource }, state, asked)) ? { ok: true, state, replayed: true } : outcome;
}

// Only the conversion in force: one that failed before the lead was nurtured was asked for of another qualification.
async function isRepeat({ dataSource }: Pick<Tools, 'dataSource'>, lead: Lead, { fingerprint, actor }: AskedBefore): Promise<boolean> {
  const conversionId = conversionInForce(lead);
  if (conversionId === null) return false;
  const same = JSON.stringify([{ actorId: actor.viewer.id, fingerprint }]);
  return dataSource.manager
    .createQueryBuilder(conversionEntity, 'record')
    .where('record.id = :conversionId AND record.requests @> CAST(:same AS jsonb)', { conversionId, same })
    .getExists();
}
