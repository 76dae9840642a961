import { LeadConversionRequested } from '@leadline/contracts';
import { isoDate, type Viewer } from '@leadline/domain';
import { consume } from '@leadline/inbox';
import { requesterOf } from '@leadline/members';
import type { Tx } from '@leadline/postgres';
import { accountEntity } from '../account/account.entity.ts';
import type { Account } from '../account/account.ts';
import type { LeadIdentity, Settled } from '../matching/decision.ts';
import { soughtOf } from '../matching/find-evidence.ts';
import { lockMatchKeys } from '../matching/hold-keys.ts';
import { soughtKeys } from '../matching/match-keys.ts';
import { matchLead } from '../matching/match-lead.ts';
import { rejectUnseen } from '../matching/named-records.ts';
import { personOfLead } from '../matching/read-person.ts';
import { answerTo } from './answer-conversion.ts';
import { type ConversionRequest, idsOf, identityOf } from './conversion-request.ts';
import { type LeadMatch, leadMatchEntity } from './lead-match.entity.ts';
import { rejectPutAway } from './own-records.ts';
import { settleAccount } from './settle-account.ts';
import { settleContact } from './settle-contact.ts';
import { rejectTooLong } from './too-long.ts';

/**
 * Accounts' part of a conversion: match or open, under locks on every key of the lead, so that two leads of one company meet. An attempt that
 * was answered before gets the same answer; a later one goes on from it; an earlier one is ignored.
 */
export const onLeadConversionRequested = consume(LeadConversionRequested, async ({ data: request, envelope }, tx) => {
  const person = await personOfLead(tx, request.leadId, request.personVersion);
  takeTurn(tx);
  const earlier = await tx.manager.findOneBy(leadMatchEntity, { conversionId: request.conversionId });
  if (earlier && earlier.attempt > request.attempt) return;
  if (earlier?.attempt === request.attempt) return answerAgain(tx, request, earlier);

  const viewerOf = (): Promise<Viewer> => requesterOf(tx.manager, envelope);
  const { match, account } = await settle(tx, request, identityOf(request, person, earlier), { earlier, viewerOf });
  if (earlier) await tx.manager.update(leadMatchEntity, { conversionId: match.conversionId }, match);
  else tx.insert(leadMatchEntity, match);
  await tx.publish(answerTo(request, match, account));
});

/** Many conversions share a transaction, so the keys of them all cannot be locked in one order: batches take turns instead. */
const takeTurn = (tx: Tx): void => tx.lock('conversions', ['turn']);

/** What went before an attempt, and for whom it is made. */
interface Attempt {
  earlier: LeadMatch | null;
  viewerOf(): Promise<Viewer>;
}

/** What an attempt came to, and the account it ended on. */
interface Outcome {
  match: LeadMatch;
  account: Account | null;
}

async function settle(tx: Tx, request: ConversionRequest, lead: LeadIdentity, attempt: Attempt): Promise<Outcome> {
  const { earlier } = attempt;
  const kept = { ...unanswered(request, tx), candidates: earlier?.candidates ?? [] };
  const found = await find(tx, request, lead, attempt);
  if (found.is === 'CHOOSE') return { match: { ...kept, outcome: 'AMBIGUOUS', candidates: found.candidates }, account: null };
  if (found.is === 'REJECT') return { match: { ...kept, outcome: 'REJECTED', reason: found.reason, field: found.field }, account: null };
  const { account, ends } = await resolve(tx, request, lead, found);
  const before = earlier?.accountId === account.id && { matchedBy: earlier.matchedBy };
  return { match: { ...kept, ...ends, ...before }, account };
}

async function find(tx: Tx, request: ConversionRequest, lead: LeadIdentity, { earlier, viewerOf }: Attempt) {
  lockMatchKeys(tx, soughtKeys(soughtOf(lead)));
  // What was offered once may be chosen at any later attempt.
  const offered = earlier ? [...earlier.candidates, earlier] : [];
  const refused = rejectTooLong(lead) ?? (await rejectUnseen(tx.manager, lead, { viewerOf, offered }));
  if (refused) return refused;
  const found = await matchLead(tx.manager, lead, isoDate(tx.now));
  // Before a later attempt there is nothing of its own to have been put away.
  return (earlier && found.is === 'SETTLED' && (await rejectPutAway(tx, request, found))) || found;
}

async function resolve(tx: Tx, request: ConversionRequest, lead: LeadIdentity, found: Settled) {
  const account = await settleAccount(tx, request, lead, found.account);
  const contact = await settleContact(tx, request, lead, { account, match: found.contact });
  const ids = idsOf(request.conversionId);
  const ends = {
    outcome: 'RESOLVED' as const,
    accountId: account.id,
    accountCreated: account.id === ids.accountId,
    contactId: contact?.id ?? null,
    contactCreated: contact?.id === ids.contactId,
    matchedBy: found.account.is === 'OPEN' ? ('NONE' as const) : found.account.matchedBy,
  };
  return { account, ends };
}

const unanswered = ({ conversionId, leadId, attempt }: ConversionRequest, { now }: Tx) => ({
  ...{ conversionId, leadId, attempt, accountId: null, accountCreated: false, contactId: null, contactCreated: false },
  ...{ matchedBy: null, candidates: [], reason: null, field: null, answeredAt: now },
});

async function answerAgain(tx: Tx, request: ConversionRequest, match: LeadMatch): Promise<void> {
  const account = match.accountId === null ? null : await tx.manager.findOneBy(accountEntity, { id: match.accountId });
  await tx.publish(answerTo(request, match, account));
}
