import { newId } from '@leadline/domain';
import type { Conversion } from '../conversion/conversion.ts';
import { nothingAsked } from '../conversion/settle-conversion.ts';

/** A conversion that was asked for a moment ago; for specs. */
export const aConversion = (given: Partial<Conversion> = {}): Conversion => ({
  id: newId(),
  version: 1,
  personVersion: 0,
  leadId: newId(),
  attempt: 1,
  state: 'REQUESTED',
  asked: nothingAsked,
  opportunityName: null,
  requests: [],
  requestedById: newId(),
  requestedAt: new Date('2026-11-22T08:59:00.000Z'),
  attemptedAt: new Date('2026-11-22T08:59:00.000Z'),
  finishedAt: null,
  accountId: null,
  accountCreated: null,
  contactId: null,
  contactCreated: null,
  opportunityId: null,
  candidates: [],
  failure: null,
  ...given,
});
