import { ContactArchived, ContactChanged, ContactCreated } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { decideContactArchiving, decideContactChange, decideCreation } from './change-contact.ts';

const now = new Date('2026-11-22T09:00:00Z');
const create = (details: object) => decideCreation({ id: newId(), details, ownership: { ownerId: null, teamId: null } }, now);
const created = create({ firstName: 'Ada', lastName: 'Example', emails: ['ada@acme.example'] });
if (!created.ok) throw new Error('A contact with a name can be created');
const ada = created.state;

describe('Contact › change', () => {
  it('when created › is named by first and last name, and announced without either', () => {
    given()
      .when(() => create({ firstName: 'Ada', lastName: 'Example' }))
      .thenEvents(ContactCreated)
      .thenState({ name: 'Ada Example', personVersion: 1 });
    expect(JSON.stringify(created.events)).not.toMatch(/Ada|acme/);
  });
  it('without any name › is refused', () => {
    given()
      .when(() => create({ emails: ['ada@acme.example'] }))
      .thenRefused('ContactNeedsAName', undefined, { field: 'name' });
  });
  it('when the last name changes › the full name follows', () => {
    given(ada)
      .when((contact) => decideContactChange(contact, { lastName: 'Other' }, now))
      .thenEvents(ContactChanged)
      .thenState({ name: 'Ada Other', personVersion: 2 });
  });
  it('when only the owner changes › the personal record stays', () => {
    given(ada)
      .when((contact) => decideContactChange(contact, { ownerId: newId() }, now))
      .thenState({ personVersion: 1 });
  });
  it('when nothing differs › says nothing', () => {
    given(ada)
      .when((contact) => decideContactChange(contact, { emails: ['ada@acme.example'] }, now))
      .thenEvents();
  });
  it('when archived › is read-only', () => {
    given(ada)
      .when((contact) => decideContactArchiving(contact, 'left', now))
      .thenEvents(ContactArchived);
    given({ ...ada, archivedAt: now })
      .when((contact) => decideContactChange(contact, { name: 'Else' }, now))
      .thenRefused('ArchivedContactIsReadOnly');
  });
});
