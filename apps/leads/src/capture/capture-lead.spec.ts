import { LeadCaptured } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { now, today, yesterday } from '../testing/a-lead.ts';
import type { LeadDetails } from '../lead/lead-details.ts';
import { responsible } from '../lead/responsibility.ts';
import { decideCapture } from './capture-lead.ts';

const id = newId();
const owner = responsible({ ownerId: newId(), teamId: newId() });
const capture = (details: Partial<LeadDetails> & { name?: string } = {}, responsibility = owner) =>
  given().when(() => decideCapture(id, { details: { name: 'Ada Example', ...details }, responsibility }, now));

describe('Lead › capture', () => {
  it('when only a name is known › captures a new lead of an unknown kind', () => {
    capture()
      .thenEvents(LeadCaptured)
      .thenState({ id, name: 'Ada Example', status: 'NEW', kind: 'UNKNOWN', source: 'OTHER', personVersion: 1, ...owner });
  });

  it('when nobody owns it › lets it wait in the queue of the unassigned', () => {
    capture({}, responsible({ ownerId: null, teamId: null })).thenState({ ownerId: null, queue: 'unassigned' });
  });

  it('when it is captured › publishes nothing of the person', () => {
    const { decision } = capture({ emails: ['ada@acme.example'], note: 'met at the fair', company: 'Acme' });
    const told = JSON.stringify(decision.ok && decision.events);
    for (const secret of ['Ada', 'ada@acme', 'fair']) expect(told).not.toContain(secret);
    expect(told).toContain('Acme');
  });

  it('when an organisation is captured by its name alone › takes the name as its company', () => {
    capture({ name: 'Acme Corporation', kind: 'ORGANIZATION' }).thenState({ company: 'Acme Corporation' });
  });

  it('when it claims to be recycled › refuses, because only lost deals are', () => {
    capture({ source: 'RECYCLED' }).thenRefused('OnlyLostDealsMakeRecycledLeads', undefined, { code: 'BAD_USER_INPUT', field: 'source' });
  });

  it('when the preferred channel is one not to use › refuses', () => {
    capture({ preferredChannel: 'PHONE', doNotContact: ['PHONE'] }).thenRefused('PreferredChannelMustBeAllowed', undefined, {
      field: 'preferredChannel',
    });
  });

  it('when the next action lies in the past › refuses and says what today is', () => {
    capture({ nextActionOn: yesterday }).thenRefused('PlannedDayMustNotBePast', { today }, { field: 'nextActionOn' });
  });

  it('when an import brings an overdue next action › keeps it', () => {
    capture({ nextActionOn: yesterday, source: 'IMPORT' }).thenState({ nextActionOn: yesterday });
  });
});
