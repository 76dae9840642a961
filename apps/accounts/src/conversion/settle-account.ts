import { derivedId } from '@leadline/domain';
import { PermanentFailure } from '@leadline/inbox';
import { NotHereYet, type Tx } from '@leadline/postgres';
import { type Account, accounts } from '../account/account.ts';
import { decideAccountChange } from '../account/change-account.ts';
import { decideOpening } from '../account/open-account.ts';
import type { AccountMatch, LeadIdentity } from '../matching/decision.ts';
import { holdKeys } from '../matching/hold-keys.ts';
import { accountDetails, accountFilling } from '../matching/lead-details.ts';
import { accountKeys } from '../matching/match-keys.ts';
import type { ConversionRequest } from './conversion-request.ts';
import { loadEnd } from './own-records.ts';

/** Opens the account that was decided on, or fills what the matched one lacks; its owner and its own words stay. */
export async function settleAccount(tx: Tx, request: ConversionRequest, lead: LeadIdentity, match: AccountMatch): Promise<Account> {
  const id = match.is === 'MATCH' ? match.accountId : derivedId(request.conversionId, 'account');
  const existing = await loadEnd(tx, accounts, { id, matched: match.is === 'MATCH', attempt: request.attempt });
  if (existing) return fill(tx, existing, lead);
  if (match.is === 'MATCH') throw new PermanentFailure('The account that was matched is gone');
  const { leadId, conversionId, ownerId, teamId } = request;
  const decision = decideOpening(
    {
      id,
      kind: match.kind,
      details: { ...accountDetails(lead), name: match.name },
      ownership: { ownerId, teamId },
      origin: { leadId, conversionId },
      personIds: lead.person?.ids ?? [leadId],
    },
    tx.now,
  );
  if (!decision.ok) throw new PermanentFailure(decision.refusal.rule);
  holdKeys(tx, { recordId: id, before: [], after: accountKeys(decision.state) });
  return tx.save(accounts, null, decision);
}

async function fill(tx: Tx, account: Account, lead: LeadIdentity): Promise<Account> {
  const decision = decideAccountChange(account, accountFilling(account, lead), tx.now);
  // It was put away between the match and this row lock: the next attempt matches without it.
  if (!decision.ok) throw account.archivedAt === null ? new PermanentFailure(decision.refusal.rule) : new NotHereYet('another match');
  holdKeys(tx, { recordId: account.id, before: accountKeys(account), after: accountKeys(decision.state) });
  return tx.save(accounts, account, decision);
}
