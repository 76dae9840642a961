import { aLead, ada, evidence } from '../testing/a-lead.ts';
import { type AccountPeople, decideContact } from './decide-contact.ts';

const account = { is: 'MATCH' as const, accountId: 'account-a', matchedBy: 'NAME' as const };
const nobody: AccountPeople = { kind: 'ORGANIZATION', people: [] };
const contact = { matchedBy: 'EMAIL' as const, contactId: 'contact-1', archived: false };
const someone = { contactId: 'contact-2', name: 'ADA Exámple', emails: [] as string[] };

describe('Lead › contact', () => {
  it('of an exact e-mail address › is used', () =>
    expect(decideContact(aLead(), account, evidence({ contact }), nobody)).toEqual({
      is: 'MATCH',
      contactId: 'contact-1',
      matchedBy: 'EMAIL',
    }));
  it('a lead without a person › gets none', () =>
    expect(decideContact(aLead({ person: null }), account, evidence(), nobody)).toEqual({ is: 'NONE' }));
  it('that nobody resembles › is created', () => expect(decideContact(aLead(), account, evidence(), nobody)).toEqual({ is: 'CREATE' }));
  it('an e-mail address of two contacts › is for a person to choose', () =>
    expect(decideContact(aLead(), account, evidence({ byEmail: ['contact-1', 'contact-2'] }), nobody)).toMatchObject({
      is: 'CHOOSE',
      candidates: [{ reason: 'same-email', accountId: 'account-a' }, { reason: 'same-email' }],
    }));
  it('a namesake at the account without an e-mail address › is for a person to choose', () =>
    expect(decideContact(aLead(), account, evidence(), { ...nobody, people: [someone] })).toMatchObject({
      is: 'CHOOSE',
      candidates: [{ contactId: 'contact-2', reason: 'same-person-name' }],
    }));
  it('a namesake with another e-mail address › is somebody else', () =>
    expect(decideContact(aLead(), account, evidence(), { ...nobody, people: [{ ...someone, emails: ['other@acme.example'] }] })).toEqual({
      is: 'CREATE',
    }));
  it('that somebody asked to create › is created beside a namesake', () => {
    const use = { ...aLead().use, createContact: true };
    expect(decideContact(aLead({ use }), account, evidence(), { ...nobody, people: [someone] })).toEqual({ is: 'CREATE' });
  });
  it("is not added to another individual's account", () =>
    expect(decideContact(aLead(), account, evidence({ contact }), { kind: 'INDIVIDUAL', people: [someone] })).toEqual({
      is: 'REJECT',
      reason: 'contact-of-another-account',
      field: 'contactId',
    }));
  it("goes to the individual's own account", () =>
    expect(
      decideContact(aLead(), account, evidence({ contact }), {
        kind: 'INDIVIDUAL',
        people: [{ contactId: 'contact-1', name: ada.name, emails: [] }],
      }),
    ).toMatchObject({ is: 'MATCH' }));
});
