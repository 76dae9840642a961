import type { Viewer } from '@leadline/domain';
import { type Aggregate, type Versioned, loadVisible } from '@leadline/postgres';
import type { EntityManager } from 'typeorm';
import { type Account, accounts } from '../account/account.ts';
import { type Contact, contacts } from '../contact/contact.ts';
import { type LeadIdentity, type Reject, reject } from './decision.ts';

/** A pair of records that the viewer was told of: offered to choose from, or used before. */
export interface Offered {
  accountId: string | null;
  contactId: string | null;
}

/**
 * Rejects an account or contact that somebody named but may not see, exactly as one that does not exist: an id alone opens nothing. What they
 * were offered, and what the same person's earlier conversion ended on, they may name.
 */
export async function rejectUnseen(
  manager: EntityManager,
  { use, person }: LeadIdentity,
  { viewerOf, offered }: { viewerOf: () => Promise<Viewer>; offered: readonly Offered[] },
): Promise<Reject | undefined> {
  if (use.accountId === null && use.contactId === null) return undefined;
  const viewer = await viewerOf();
  const known = [...offered, ...(await earlierEnds(manager, person?.ids ?? []))];
  const seen = (aggregate: Aggregate<Account> | Aggregate<Contact>, id: string) =>
    loadVisible(manager, aggregate as Aggregate<Versioned>, [id], viewer).then(({ size }) => size > 0);
  const mayName = async (field: keyof Offered, aggregate: Aggregate<Account> | Aggregate<Contact>) => {
    const id = use[field];
    return id === null || known.some((pair) => pair[field] === id) || (await seen(aggregate, id));
  };
  if (!(await mayName('accountId', accounts))) return reject('account-not-found', 'accountId');
  return (await mayName('contactId', contacts)) ? undefined : reject('contact-not-found', 'contactId');
}

/** A follow-up lead names what the lead before it became, whoever owns it by now. */
function earlierEnds(manager: EntityManager, personIds: readonly string[]): Promise<Offered[]> {
  if (personIds.length === 0) return Promise.resolve([]);
  return manager.query(
    `SELECT account_id AS "accountId", contact_id AS "contactId" FROM lead_match WHERE lead_id = ANY($1) AND outcome = 'RESOLVED'`,
    [personIds],
  );
}
