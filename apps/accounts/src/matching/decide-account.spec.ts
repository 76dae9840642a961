import { aLead, ada, evidence } from '../testing/a-lead.ts';
import { decideAccount } from './decide-account.ts';

const [a, b] = ['account-a', 'account-b'];
const contact = { matchedBy: 'EMAIL' as const, contactId: 'contact-1', archived: false };
const use = (chosen: object) => ({ accountId: null, contactId: null, createAccount: false, createContact: false, ...chosen });

describe('Lead › account › certain', () => {
  it('an account that somebody named › is used before anything else', () =>
    expect(decideAccount(aLead({ use: use({ accountId: a }) }), evidence({ given: { archived: false }, byName: [b] }))).toEqual({
      is: 'MATCH',
      accountId: a,
      matchedBy: 'GIVEN',
    }));
  it('a new account that somebody asked for › is opened though the name is known', () =>
    expect(decideAccount(aLead({ use: use({ createAccount: true }) }), evidence({ byName: [a] }))).toMatchObject({
      is: 'OPEN',
      name: 'Acme',
    }));
  it('the folded name of one account › is that account', () =>
    expect(decideAccount(aLead(), evidence({ byName: [a] }))).toMatchObject({ accountId: a, matchedBy: 'NAME' }));
  it('the domain of the website › is certain whatever the name', () =>
    expect(decideAccount(aLead(), evidence({ byWebsite: [a] }))).toMatchObject({ accountId: a, matchedBy: 'DOMAIN' }));
  it('a name that two accounts have › is settled by the website', () =>
    expect(decideAccount(aLead(), evidence({ byName: [a, b], byWebsite: [b] }))).toMatchObject({ accountId: b }));
  it('a name that two accounts have › is settled by the contact', () =>
    expect(decideAccount(aLead(), evidence({ byName: [a, b], contact, accountsOfContact: [b] }))).toMatchObject({
      accountId: b,
      matchedBy: 'EMAIL',
    }));
  it('the contact of an e-mail address › leads to the account when no company contradicts', () =>
    expect(decideAccount(aLead({ company: null }), evidence({ contact, accountsOfContact: [a] }))).toMatchObject({
      accountId: a,
      matchedBy: 'EMAIL',
    }));
  it('the contact that somebody named › leads to the account even of another company', () =>
    expect(
      decideAccount(
        aLead({ use: use({ contactId: 'contact-1' }) }),
        evidence({ contact: { ...contact, matchedBy: 'GIVEN' }, accountsOfContact: [a] }),
      ),
    ).toMatchObject({ accountId: a, matchedBy: 'GIVEN' }));
  it('the verified domain of an e-mail address › is certain for a company that resembles', () =>
    expect(decideAccount(aLead(), evidence({ byMailDomain: [a], resemblance: new Map([[a, 0.9]]) }))).toMatchObject({
      accountId: a,
      matchedBy: 'DOMAIN',
    }));
});

describe('Lead › account › for a person to choose', () => {
  const candidates = (known: Parameters<typeof evidence>[0]) => {
    const verdict = decideAccount(aLead(), evidence(known));
    return verdict.is === 'CHOOSE' ? verdict.candidates.map(({ accountId, reason }) => [accountId, reason]) : verdict;
  };
  it('when name and website say different accounts › both', () =>
    expect(candidates({ byName: [a], byWebsite: [b] })).toEqual([
      [b, 'same-domain'],
      [a, 'same-name'],
    ]));
  it('when two accounts have the name › both', () =>
    expect(candidates({ byName: [a, b] })).toEqual([
      [a, 'same-name'],
      [b, 'same-name'],
    ]));
  it('when the contact belongs to a company of quite another name › that account', () =>
    expect(candidates({ contact, accountsOfContact: [a], resemblance: new Map([[a, 0.1]]) })).toEqual([[a, 'contact-of-account']]));
  it('when a name only resembles › the likeliest first, without those below the threshold', () =>
    expect(
      candidates({
        resemblance: new Map([
          [a, 0.82],
          [b, 0.95],
          ['far', 0.5],
        ]),
      }),
    ).toEqual([
      [b, 'similar-name'],
      [a, 'similar-name'],
    ]));
});

describe('Lead › account › otherwise', () => {
  it('nothing above the threshold › an organisation is opened', () =>
    expect(decideAccount(aLead(), evidence({ resemblance: new Map([[a, 0.5]]) }))).toEqual({
      is: 'OPEN',
      kind: 'ORGANIZATION',
      name: 'Acme',
    }));
  it('a person without a company › an individual is opened', () =>
    expect(decideAccount(aLead({ kind: 'INDIVIDUAL', company: null }), evidence())).toEqual({
      is: 'OPEN',
      kind: 'INDIVIDUAL',
      name: ada.name,
    }));
  it('neither company nor person › is rejected by field', () =>
    expect(decideAccount(aLead({ company: null, person: null }), evidence())).toEqual({
      is: 'REJECT',
      reason: 'company-or-person-missing',
      field: 'company',
    }));
  it.each([
    ['account-not-found', { accountId: a }, {}],
    ['account-archived', { accountId: a }, { given: { archived: true } }],
    ['contact-not-found', { contactId: 'contact-1' }, {}],
    ['contact-archived', { contactId: 'contact-1' }, { contact: { ...contact, archived: true } }],
  ])('%s › is rejected', (reason, chosen, known) =>
    expect(decideAccount(aLead({ use: use(chosen) }), evidence(known))).toMatchObject({ is: 'REJECT', reason }),
  );
});
