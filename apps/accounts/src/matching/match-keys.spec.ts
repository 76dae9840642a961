import { accountKeys, contactKeys, soughtKeys } from './match-keys.ts';

const acme = {
  kind: 'ORGANIZATION' as const,
  name: 'Acme Inc',
  website: 'https://www.acme.com',
  domains: ['acme.de', 'acme.com'],
  archivedAt: null,
};

describe('Match keys', () => {
  it('of an organisation › are its folded name and each verified domain once', () =>
    expect(accountKeys(acme)).toEqual([
      { kind: 'NAME', key: 'acme' },
      { kind: 'DOMAIN', key: 'acme.com' },
      { kind: 'DOMAIN', key: 'acme.de' },
    ]));
  it('of an individual, or of what was archived › are none', () => {
    expect(accountKeys({ ...acme, kind: 'INDIVIDUAL' })).toEqual([]);
    expect(accountKeys({ ...acme, archivedAt: new Date(0) })).toEqual([]);
    expect(contactKeys({ emails: ['ada@acme.com'], archivedAt: new Date(0) })).toEqual([]);
  });
  it('of an account with a page among many › are without that page', () =>
    expect(accountKeys({ ...acme, website: 'https://facebook.com/acme', domains: [] })).toEqual([{ kind: 'NAME', key: 'acme' }]));
  it('that a lead is looked for by › hold the domain of the e-mail address, but of no public provider', () =>
    expect(soughtKeys({ company: 'ACME', website: null, emails: ['Ada@Acme.com', 'ada@gmail.com'] })).toEqual([
      { kind: 'NAME', key: 'acme' },
      { kind: 'DOMAIN', key: 'acme.com' },
      { kind: 'EMAIL', key: 'ada@acme.com' },
      { kind: 'EMAIL', key: 'ada@gmail.com' },
    ]));
});
