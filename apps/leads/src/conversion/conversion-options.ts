import type { Money } from '@leadline/domain';
import { checkOwner } from '@leadline/members';
import type { Tx } from '@leadline/postgres';
import type { AskedConversion } from './conversion.ts';
import type { ConversionWish } from './request-conversion.ts';
import { nothingAsked } from './settle-conversion.ts';

/** What a client says about a conversion; everything is optional, and on a retry what is absent stays as it was asked. */
export interface ConversionOptions {
  accountId?: string | null;
  contactId?: string | null;
  createAccount?: boolean | null;
  createContact?: boolean | null;
  withoutOpportunity?: boolean | null;
  ownerId?: string | null;
  opportunity?: OpportunityOptions | null;
}

interface OpportunityOptions {
  pipelineId?: string | null;
  name?: string | null;
  amount?: Money | null;
  expectedCloseOn?: string | null;
  productCode?: string | null;
}

/** A conversion for which nothing has been asked yet. */
export const noWish: ConversionWish = { asked: nothingAsked, opportunityName: null };

/** The wish with these options; naming a record and asking for a new one replace each other. */
export function amended({ asked, opportunityName }: ConversionWish, options: ConversionOptions, teamId: string | null): ConversionWish {
  const { opportunity } = options;
  const account = amendedChoice(
    { use: asked.accountId, create: asked.createAccount },
    { use: options.accountId, create: options.createAccount },
  );
  const contact = amendedChoice(
    { use: asked.contactId, create: asked.createContact },
    { use: options.contactId, create: options.createContact },
  );
  const next: AskedConversion = {
    accountId: account.use,
    createAccount: account.create,
    contactId: contact.use,
    createContact: contact.create,
    withoutOpportunity: options.withoutOpportunity ?? (opportunity ? false : asked.withoutOpportunity),
    opportunity: amendedOpportunity(asked.opportunity, opportunity ?? {}),
    ...(options.ownerId ? { ownerId: options.ownerId, teamId } : { ownerId: asked.ownerId, teamId: asked.teamId }),
  };
  return { asked: next, opportunityName: opportunity?.name ?? opportunityName };
}

/** Which record to use, or whether to create one. */
interface Choice {
  use: string | null;
  create: boolean;
}

const amendedChoice = (before: Choice, given: { use?: string | null; create?: boolean | null }): Choice => ({
  use: given.use ?? (given.create ? null : before.use),
  create: given.create ?? (given.use ? false : before.create),
});

const amendedOpportunity = (before: AskedConversion['opportunity'], options: OpportunityOptions): AskedConversion['opportunity'] => ({
  pipelineId: options.pipelineId ?? before.pipelineId,
  amount: options.amount ?? before.amount,
  expectedCloseOn: options.expectedCloseOn ?? before.expectedCloseOn,
  productCode: options.productCode ?? before.productCode,
});

/** The wish with these options, once the owner that they name is known to be active and within the reach of whoever asks. */
export async function wishWith(tx: Tx, before: ConversionWish, options: ConversionOptions): Promise<ConversionWish> {
  const ownerId = options.ownerId ?? null;
  const owner = ownerId === null ? null : await checkOwner(tx, { ownerId, teamId: null }, before.asked);
  return amended(before, options, owner?.teamId ?? null);
}
