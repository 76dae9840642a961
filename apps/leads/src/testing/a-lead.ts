import { newId } from '@leadline/domain';
import { noDetails } from '../lead/lead-details.ts';
import { newLead } from '../lead/new-lead.ts';
import { responsible } from '../lead/responsibility.ts';
import type { Lead } from '../lead/lead.ts';

/** The moment at which decisions of specs are made. */
export const now = new Date('2026-11-22T09:00:00.000Z');
/** The day of that moment, and those around it. */
export const [yesterday, today, nextMonth] = ['2026-11-21', '2026-11-22', '2026-12-22'] as const;

/** A lead of Acme that somebody owns, as it was captured a day before; for specs. */
export const aLead = (given: Partial<Lead> = {}): Lead => {
  const captured = new Date('2026-11-21T09:00:00.000Z');
  const known = { ...noDetails, name: 'Ada Example', company: 'Acme', emails: ['ada@acme.example'] };
  const ownership = responsible({ ownerId: newId(), teamId: newId() });
  return { ...newLead(newId(), { ...known, ...ownership }, captured), version: 1, ...given };
};
