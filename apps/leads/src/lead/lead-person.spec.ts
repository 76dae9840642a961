import { aLead } from '../testing/a-lead.ts';
import { hasPerson, personalRecordOf, publishedPerson } from './lead-person.ts';

const firm = { kind: 'ORGANIZATION', name: 'ACME Corporation', company: 'Acme corporation', emails: [], jobTitle: null } as const;

describe('Lead › has a person', () => {
  it('when the name is only the company’s › has none', () => {
    expect(hasPerson(aLead(firm as never))).toBe(false);
  });

  it('when case, accents and marks are all that differ › has none', () => {
    expect(hasPerson(aLead({ ...firm, name: 'Café du Nord', company: 'CAFE DU NORD.' } as never))).toBe(false);
  });

  it('when the kind is not known but the name is the company’s › has none', () => {
    expect(hasPerson(aLead({ ...firm, kind: 'UNKNOWN' } as never))).toBe(false);
  });

  it('when an e-mail address is known › has one', () => {
    expect(hasPerson(aLead({ ...firm, emails: ['info@acme.example'] } as never))).toBe(true);
  });

  it('when a job title is known › has one', () => {
    expect(hasPerson(aLead({ ...firm, jobTitle: 'Buyer' } as never))).toBe(true);
  });

  it('when somebody of that name buys for themselves › has one', () => {
    expect(hasPerson(aLead({ ...firm, kind: 'INDIVIDUAL' } as never))).toBe(true);
  });

  it('when the name differs from the company’s › has one', () => {
    expect(hasPerson(aLead({ ...firm, name: 'Ada Example' } as never))).toBe(true);
  });
});

describe('Lead › personal record', () => {
  it('when it is published › says who they are and how to reach them', () => {
    const lead = aLead({ phones: ['+493012345'], personVersion: 3 });
    expect(personalRecordOf(lead)).toMatchObject({
      recordId: lead.id,
      recordType: 'lead',
      version: 3,
      erased: false,
      fields: { name: 'Ada Example', emails: ['ada@acme.example'], phones: ['+493012345'] },
    });
  });

  it('when only internal words change › says nothing new', () => {
    const lead = aLead();
    expect(publishedPerson({ ...lead, nextAction: 'call', referredBy: 'a friend' })).toEqual(publishedPerson(lead));
  });
});
