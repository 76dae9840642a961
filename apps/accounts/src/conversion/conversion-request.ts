import type { LeadConversionRequested } from '@leadline/contracts';
import { derivedId } from '@leadline/domain';
import type { LeadIdentity, Person } from '../matching/decision.ts';
import type { LeadMatch } from './lead-match.entity.ts';

/** What leads asks for. */
export type ConversionRequest = Parameters<typeof LeadConversionRequested.of>[1];

/** The ids of what a conversion creates: the same at every attempt. */
export const idsOf = (conversionId: string) => ({
  accountId: derivedId(conversionId, 'account'),
  contactId: derivedId(conversionId, 'contact'),
});

/** Who the lead is, and what was decided before: by people, or by the answer to an earlier attempt, which a retry goes on from. */
export function identityOf(request: ConversionRequest, person: Person | null, earlier: LeadMatch | null): LeadIdentity {
  const { kind, company, industry, companySize, region, hasPerson, use } = request;
  const known = { kind, company, industry, companySize, region };
  return {
    ...known,
    person: hasPerson && person?.name ? person : null,
    use: earlier?.outcome === 'RESOLVED' ? goneOnFrom(earlier, use) : use,
  };
}

// Asked to create what was created already, a retry finds it done; asked to create beside a match, it decides anew.
function goneOnFrom(earlier: LeadMatch, use: LeadIdentity['use']): LeadIdentity['use'] {
  const keepsAccount = !use.createAccount || earlier.accountCreated;
  const keepsContact = !use.createContact || earlier.contactCreated;
  return {
    ...use,
    accountId: use.accountId ?? (keepsAccount ? earlier.accountId : null),
    contactId: use.contactId ?? (keepsContact ? earlier.contactId : null),
  };
}
