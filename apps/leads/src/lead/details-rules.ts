import { isoDate, refuse } from '@leadline/domain';
import type { LeadDetails } from './lead-details.ts';
import type { Refused } from './lead-status.ts';

/** The details with what follows from them: an organisation's name is its company's, unless another is given. */
export const completed = <Details extends Pick<LeadDetails, 'kind' | 'name' | 'company'>>(details: Details): Details =>
  details.kind === 'ORGANIZATION' && details.company === null ? { ...details, company: details.name } : details;

/** The refusal of details that contradict each other or are newly in the past; undefined when they are fine. */
export function refuseDetails(details: LeadDetails, before: LeadDetails | null, now: Date): Refused | undefined {
  return refuseRecycled(details, before) ?? refuseChannel(details) ?? refusePastAction(details, before, now);
}

function refuseRecycled({ source }: LeadDetails, before: LeadDetails | null): Refused | undefined {
  if ((source === 'RECYCLED') === (before?.source === 'RECYCLED')) return undefined;
  return refuse('OnlyLostDealsMakeRecycledLeads', {
    message: 'RECYCLED is set by Leadline when a deal is lost; choose where this lead came from.',
    field: 'source',
    code: 'BAD_USER_INPUT',
  });
}

function refuseChannel({ preferredChannel, doNotContact }: LeadDetails): Refused | undefined {
  if (preferredChannel === null || !doNotContact.includes(preferredChannel)) return undefined;
  return refuse('PreferredChannelMustBeAllowed', {
    message: `${preferredChannel} is both preferred and among \`doNotContact\`; change one of them.`,
    field: 'preferredChannel',
    code: 'BAD_USER_INPUT',
  });
}

// An import may bring leads whose next action is overdue already.
function refusePastAction(details: LeadDetails, before: LeadDetails | null, now: Date): Refused | undefined {
  const { nextActionOn, source } = details;
  if (nextActionOn === null || source === 'IMPORT' || nextActionOn === before?.nextActionOn) return undefined;
  return refusePast(nextActionOn, 'nextActionOn', now);
}

/** The refusal of a day before today (UTC) for something that is planned; undefined when the day is fine. */
export function refusePast(day: string, field: string, now: Date): Refused | undefined {
  const today = isoDate(now);
  if (day >= today) return undefined;
  return refuse('PlannedDayMustNotBePast', {
    message: `${day} has passed; choose ${today} or a later day.`,
    field,
    code: 'BAD_USER_INPUT',
    details: { today },
  });
}
