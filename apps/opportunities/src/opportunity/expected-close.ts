import { isoDate, refuse } from '@leadline/domain';

/** An open deal cannot be expected to close on a day that is over. */
export function refusePastClose(expectedCloseOn: string | null | undefined, now: Date): ReturnType<typeof refuse> | undefined {
  if (expectedCloseOn === null || expectedCloseOn === undefined || expectedCloseOn >= isoDate(now)) return undefined;
  const message = `${expectedCloseOn} is over; today is ${isoDate(now)}. Give today or a later day.`;
  return refuse('OpenDealCannotCloseInThePast', { message, field: 'expectedCloseOn', code: 'BAD_USER_INPUT' });
}
