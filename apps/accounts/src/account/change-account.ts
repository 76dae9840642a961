import { isDeepStrictEqual } from 'node:util';
import { type Decision, type Refusal, decide, refuse } from '@leadline/domain';
import type { Ownership } from '@leadline/members';
import { foldCompanyName } from '../matching/fold-company-name.ts';
import { accountArchived, accountChanged } from './account-facts.ts';
import { publishedPerson } from './account-person.ts';
import type { Account, AccountDetails } from './account.ts';

/** What to change of an account: absent fields stay, null clears. */
export type AccountPatch = Partial<AccountDetails & Ownership>;

/** Changes details of an account; a patch that changes nothing leaves it untouched. */
export function decideAccountChange(account: Account, patch: AccountPatch, now: Date): Decision<Account> {
  const refused = refuseArchived(account) ?? refuseNameless(patch);
  if (refused) return refused;
  const changed = Object.entries(patch)
    .filter(([field, value]) => value !== undefined && !isDeepStrictEqual(value, account[field as keyof Account]))
    .map(([field]) => field);
  if (changed.length === 0) return decide(account);
  const next = withVersions(account, { ...account, ...patch, updatedAt: now });
  return decide(next, accountChanged(next, changed));
}

/** Puts an account away: it stays readable, but nobody changes, links or matches it any more. */
export function decideArchiving(account: Account, reason: string | null, now: Date): Decision<Account> {
  if (account.archivedAt !== null) return decide(account);
  return decide({ ...account, archivedAt: now, updatedAt: now }, accountArchived(account, reason));
}

/** The refusal to change an account that was put away. */
export function refuseArchived(account: Account): { ok: false; refusal: Refusal } | undefined {
  if (account.archivedAt === null) return undefined;
  return refuse('ArchivedAccountIsReadOnly', {
    message: 'This account is archived; it can be read, but no longer changed or linked.',
    field: 'id',
  });
}

function refuseNameless(patch: AccountPatch): { ok: false; refusal: Refusal } | undefined {
  if (patch.name !== null) return undefined;
  return refuse('AccountNeedsAName', { message: 'An account cannot do without a name.', field: 'name', code: 'BAD_USER_INPUT' });
}

function withVersions(before: Account, next: Account): Account {
  if (next.kind === 'ORGANIZATION') return { ...next, foldedName: next.name === null ? null : foldCompanyName(next.name) };
  const samePerson =
    isDeepStrictEqual(publishedPerson(before), publishedPerson(next)) && isDeepStrictEqual(before.personIds, next.personIds);
  return samePerson ? next : { ...next, personVersion: before.personVersion + 1 };
}
