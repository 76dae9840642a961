import { ContactLinkedToAccount, ContactUnlinkedFromAccount } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { decideLink, decideUnlink } from './relationship-changes.ts';

const now = new Date('2026-11-22T09:00:00Z');
const pair = { contactId: newId(), accountId: newId() };
const first = decideLink(null, pair, {}, now);
if (!first.ok) throw new Error('A contact can be related to an account');
const related = first.state;

describe('Contact › relationship', () => {
  it('at first › is that of an employee from today', () => {
    given(null)
      .when(() => decideLink(null, pair, {}, now))
      .thenEvents(ContactLinkedToAccount)
      .thenState({ type: 'EMPLOYEE', isPrimary: false, fromOn: '2026-11-22', untilOn: null });
  });
  it('said again › says nothing', () => {
    given(related)
      .when((known) => decideLink(known, pair, { type: 'EMPLOYEE' }, now))
      .thenEvents();
  });
  it('that ends › is no longer the primary one', () => {
    given({ ...related, isPrimary: true })
      .when((known) => decideUnlink(known, '2027-01-31', now))
      .thenEvents(ContactUnlinkedFromAccount)
      .thenState({ untilOn: '2027-01-31', isPrimary: false });
  });
  it('that has ended › holds again from the day it is renewed', () => {
    given({ ...related, fromOn: '2025-01-01', untilOn: '2026-01-31' })
      .when((known) => decideLink(known, pair, {}, now))
      .thenState({ fromOn: '2026-11-22', untilOn: null });
  });
  it('that is to end on a later day › keeps that day, and the day it began, when it is said again', () => {
    const ending = { ...related, fromOn: '2025-01-01', untilOn: '2027-01-31' };
    given(ending)
      .when((known) => decideLink(known, pair, { type: ending.type }, now))
      .thenEvents();
    given(ending)
      .when((known) => decideLink(known, pair, { role: 'Head' }, now))
      .thenEvents(ContactLinkedToAccount)
      .thenState({ role: 'Head', fromOn: '2025-01-01', untilOn: '2027-01-31' });
  });
  it('that ends today › no longer holds, and is renewed', () => {
    given({ ...related, fromOn: '2025-01-01', untilOn: '2026-11-22' })
      .when((known) => decideLink(known, pair, {}, now))
      .thenState({ fromOn: '2026-11-22', untilOn: null });
  });
  it('cannot end before it began', () => {
    given(related)
      .when((known) => decideUnlink(known, '2026-11-01', now))
      .thenRefused('RelationshipEndsAfterItBegan');
  });
  it('that has ended › cannot be the primary one', () => {
    given(null)
      .when(() => decideLink(null, pair, { isPrimary: true, fromOn: '2025-01-01', untilOn: '2025-02-01' }, now))
      .thenRefused('PrimaryContactMustBeCurrent', undefined, { field: 'primary' });
  });
});
