import { type Decision, decide, refuse } from '@leadline/domain';
import type { LossReason, LossReasons } from './loss-reasons.ts';

/** Sets the list up, each reason once. Deals lost before keep the reason they were lost for. */
export function decideLossReasons(list: LossReasons, reasons: LossReason[]): Decision<LossReasons> {
  const twice = reasons.find(({ code }, at) => reasons.findIndex((other) => other.code === code) !== at);
  if (!twice) return decide({ ...list, reasons });
  const message = `The reason ${twice.code} is there twice. Remove one.`;
  return refuse('LossReasonsMustBeUnique', { message, field: 'reasons', code: 'BAD_USER_INPUT' });
}
