import { foldCompanyName } from './fold-company-name.ts';

describe('Company name › folded', () => {
  it.each([
    ['ACME, Inc.', 'Acmé GmbH & Co. KG'],
    ['Grupo Bimbo S.A. de C.V.', 'GRUPO BIMBO, S. A. de C. V.'],
    ['Ferrero S.p.A.', 'ferrero'],
    ['Foo Sp. z o.o.', 'Foo'],
    ["O'Reilly Media", 'O’Reilly Media LLC'],
    ['I.B.M. Corporation', 'IBM'],
    ['Hewlett-Packard Ltd', 'Hewlett Packard Limited'],
    ['Procter & Gamble', 'Procter and Gamble Co.'],
    ['Straße Ørsted A/S', 'Strasse Orsted AS'],
    ['株式会社ソニー', 'ソニー'],
    ['OOO Romashka', 'Romashka'],
    ['ＡＣＭＥ', 'acme'],
  ])('%s › is the company %s', (name, other) => expect(foldCompanyName(name)).toBe(foldCompanyName(other)));

  it.each([
    ['Acme', 'Acme Steel'],
    ['ガ', 'カ'],
    ['SE', 'AG'],
    ['Delta Air', 'Delta Water'],
  ])('%s › is not the company %s', (name, other) => expect(foldCompanyName(name)).not.toBe(foldCompanyName(other)));

  it('a name that is only a legal form › stays', () => expect(foldCompanyName('Limited')).toBe('limited'));
  it('a name without letters and digits › is no name to match by', () => expect(foldCompanyName('***')).toBeNull());
});
