import { companyDomain, mailDomain } from './company-domain.ts';

describe('Company domain', () => {
  it.each([
    ['https://www.acme.co.uk/about?x=1', 'acme.co.uk'],
    ['shop.acme.example', 'acme.example'],
    ['ACME.com', 'acme.com'],
    ['https://acme.github.io', 'acme.github.io'],
  ])('%s › is registered as %s', (address, domain) => expect(companyDomain(address)).toBe(domain));

  it.each(['https://www.facebook.com/acme', 'gmail.com', 'https://linkedin.com/company/acme', 'localhost', '10.0.0.1', 'github.io'])(
    '%s › belongs to no company alone',
    (address) => expect(companyDomain(address)).toBeNull(),
  );

  it('of an e-mail address › is what stands behind the @', () => expect(mailDomain('ada@mail.acme.example')).toBe('acme.example'));
  it('of a public mail provider › never counts', () => expect(mailDomain('ada@GoogleMail.com')).toBeNull());
});
