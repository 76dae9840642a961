import type { Aggregate, Tx, Versioned } from '@leadline/postgres';
import { accounts } from '../account/account.ts';
import { contacts } from '../contact/contact.ts';
import { type Reject, type Settled, reject } from '../matching/decision.ts';
import { type ConversionRequest, idsOf } from './conversion-request.ts';

/** Which record an attempt of a conversion ends on. */
interface End {
  id: string;
  /** It was there before the conversion. */
  matched: boolean;
  attempt: number;
}

/** The record, locked, unless it cannot be there: only an earlier attempt could have opened what was not matched. */
export const loadEnd = async <S extends Versioned>(tx: Tx, aggregate: Aggregate<S>, { id, matched, attempt }: End): Promise<S | null> =>
  matched || attempt > 1 ? tx.load(aggregate, id) : null;

/**
 * Rejects to open again what an earlier attempt opened and somebody put away since: the ids of a conversion are the same at every attempt, so
 * only another record can be named instead. Locks what it finds; call it before anything is written.
 */
export async function rejectPutAway(tx: Tx, request: ConversionRequest, found: Settled): Promise<Reject | undefined> {
  const { accountId, contactId } = idsOf(request.conversionId);
  const account = found.account.is === 'OPEN' ? await tx.load(accounts, accountId) : null;
  if (account?.archivedAt) return reject('account-archived', 'accountId');
  const contact = found.contact.is === 'CREATE' ? await tx.load(contacts, contactId) : null;
  return contact?.archivedAt ? reject('contact-archived', 'contactId') : undefined;
}
