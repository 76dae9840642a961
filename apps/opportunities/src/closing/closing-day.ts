import { isoDate, refuse } from '@leadline/domain';
import type { Opportunity } from '../opportunity/opportunity.ts';

/** A deal is closed once, on a day between its opening and today. */
export function refuseClosing(deal: Opportunity, closedOn: string, now: Date): ReturnType<typeof refuse> | undefined {
  if (deal.stageKind !== 'OPEN') {
    const details = { stageKind: deal.stageKind };
    return refuse('OnlyOpenDealsCanBeClosed', { message: `The deal is ${deal.stageKind} already. Reopen it first.`, field: 'id', details });
  }
  const opened = isoDate(deal.createdAt);
  if (closedOn >= opened && closedOn <= isoDate(now)) return undefined;
  const message = `A deal is closed between its opening (${opened}) and today (${isoDate(now)}). Give a day in between.`;
  return refuse('DealMustBeClosedBetweenOpeningAndToday', { message, field: 'closedOn', code: 'BAD_USER_INPUT' });
}
