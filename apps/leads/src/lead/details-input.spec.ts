import { RefusedError } from '@leadline/domain';
import { readDetails } from './details-input.ts';

const refusalOf = (input: object) => {
  try {
    readDetails(input);
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
  throw new Error('the input was accepted');
};

describe('Lead › details that a client gives', () => {
  it('when fields are left out › says nothing of them', () => {
    expect(readDetails({ name: ' Ada Example ' })).toEqual({ name: 'Ada Example' });
  });

  it('when null is given › clears, each kind in its way', () => {
    expect(readDetails({ company: null, tags: null, kind: null, source: null, emails: null })).toEqual({
      company: null,
      tags: [],
      kind: 'UNKNOWN',
      source: 'OTHER',
      emails: [],
    });
  });

  it('when an e-mail address comes in capitals › keeps it in small letters, once', () => {
    expect(readDetails({ emails: ['Ada@Acme.example', 'ada@acme.example'] })).toEqual({ emails: ['ada@acme.example'] });
  });

  it('when a number has its country code › keeps it in international form', () => {
    expect(readDetails({ phones: ['+49 (30) 123-456'] })).toEqual({ phones: ['+4930123456'] });
  });

  it('when a national number comes with its country › adds the country code', () => {
    expect(readDetails({ phones: ['030 123456'], address: { country: 'de' } })).toMatchObject({ phones: ['+4930123456'] });
  });

  it('when a national number comes alone › refuses and says how to write it', () => {
    expect(refusalOf({ phones: ['030 123456'] })).toMatchObject({
      rule: 'PhoneNumberMustBeDialable',
      field: 'phones.0',
      code: 'BAD_USER_INPUT',
    });
  });

  it('when a web address has no scheme › adds it', () => {
    expect(readDetails({ website: 'Acme.example/About/' })).toEqual({ website: 'https://acme.example/About' });
  });

  it('when a tag is given twice › keeps it once', () => {
    expect(readDetails({ tags: ['fair', 'fair'] })).toEqual({ tags: ['fair'] });
  });

  it.each([
    ['an e-mail address without a host', { emails: ['ada'] }, 'emails.0'],
    ['a web address that is none', { website: 'not a site' }, 'website'],
    ['a negative value', { potentialValue: { amount: '-1', currency: 'USD' } }, 'potentialValue.amount'],
    ['an unknown currency', { potentialValue: { amount: '1', currency: 'XXQ' } }, 'potentialValue.currency'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name'],
    ['an empty name', { name: '  ' }, 'name'],
    ['a note that is too long', { note: 'x'.repeat(20_001) }, 'note'],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) }, 'tags'],
    ['an industry that could hold an address', { industry: 'ada@acme.example' }, 'industry'],
    ['a campaign that is no UUID', { campaignId: 'spring' }, 'campaignId'],
    ['a day that does not exist', { nextActionOn: '2026-02-30' }, 'nextActionOn'],
  ])('when it is %s › refuses and names the field', (_, input, field) => {
    expect(refusalOf(input)).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});
