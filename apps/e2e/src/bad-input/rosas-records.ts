import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import { maya, north, remy, rosa, south } from '../steps/people.ts';
import { captured, convertedLead, newCompany } from '../steps/work-leads.ts';

/** Records that requests with a fault are about. */
export interface RosasRecords {
  /** A lead of Rosa's that is not qualified. */
  lead: string;
  /** A lead of another rep's in her team, and one of a foreign team's. */
  mayasLead: string;
  remysLead: string;
  /** An account of a foreign team's, and a contact of theirs that is linked to Rosa's account. */
  remysAccount: string;
  remysContact: string;
  account: string;
  contact: string;
  /** An open deal with an amount, and one without. */
  deal: string;
  dealWithoutAmount: string;
}

/** Makes the records. */
export async function rosasRecords(): Promise<RosasRecords> {
  const owner = { ownerId: rosa, teamId: north };
  const [lead, mayasLead, remysLead, deal, remysDeal] = await Promise.all([
    captured({ company: newCompany(), ...owner }),
    captured({ company: newCompany(), ownerId: maya, teamId: north }),
    captured({ company: newCompany(), ownerId: remy, teamId: south }),
    convertedLead(owner),
    convertedLead({ ownerId: remy, teamId: south }),
  ]);
  const open = 'mutation ($input: OpenOpportunityInput!) { openOpportunity(input: $input) { opportunity { id } } }';
  const input = { id: randomUUID(), accountId: deal.accountId, contactId: deal.contactId, ...owner };
  const { openOpportunity } = await told(open, { input });
  const link = 'mutation ($input: LinkContactInput!) { linkContact(input: $input) { __typename } }';
  await told(link, { input: { contactId: remysDeal.contactId, accountId: deal.accountId } });
  return {
    ...{ remysAccount: remysDeal.accountId, remysContact: remysDeal.contactId },
    ...{ lead, mayasLead, remysLead, account: deal.accountId, contact: deal.contactId },
    ...{ deal: deal.opportunityId, dealWithoutAmount: openOpportunity.opportunity.id },
  };
}
