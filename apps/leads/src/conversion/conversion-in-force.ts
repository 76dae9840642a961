import type { Lead } from '../lead/lead.ts';

/** The conversion that the lead goes by as it is now; null when none was asked for since it was qualified last, or it is qualified no more. */
export function conversionInForce({ converting, status, conversionId }: Lead): string | null {
  return converting || status === 'QUALIFIED' || status === 'CONVERTED' ? conversionId : null;
}
