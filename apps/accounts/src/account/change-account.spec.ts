import { AccountArchived, AccountChanged, AccountOpened } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { decideAccountChange, decideArchiving } from './change-account.ts';
import { decideOpening } from './open-account.ts';

const now = new Date('2026-11-22T09:00:00Z');
const nobody = { ownerId: null, teamId: null };
const open = (kind: 'ORGANIZATION' | 'INDIVIDUAL', name: string | null) =>
  decideOpening({ id: newId(), kind, details: { name }, ownership: nobody }, now);
const opened = (kind: 'ORGANIZATION' | 'INDIVIDUAL', name: string) => {
  const decision = open(kind, name);
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.state;
};
const acme = opened('ORGANIZATION', 'Acme Inc');
const ada = opened('INDIVIDUAL', 'Ada Example');

describe('Account › change', () => {
  it('when opened › is a prospect, announced by name', () => {
    given()
      .when(() => open('ORGANIZATION', 'Acme Inc'))
      .thenEvents(AccountOpened)
      .thenState({ lifecycle: 'PROSPECT', foldedName: 'acme', personVersion: 0 });
  });
  it('when it is an individual › is announced without a name', () => {
    const decision = open('INDIVIDUAL', 'Ada Example');
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('Ada');
  });
  it('without a name › is refused', () => {
    given()
      .when(() => open('ORGANIZATION', null))
      .thenRefused('AccountNeedsAName', undefined, { field: 'name' });
  });
  it('when renamed › is compared by the new name', () => {
    given(acme)
      .when((account) => decideAccountChange(account, { name: 'Globex GmbH' }, now))
      .thenEvents(AccountChanged)
      .thenState({ foldedName: 'globex' });
  });
  it('when nothing differs › says nothing', () => {
    given(acme)
      .when((account) => decideAccountChange(account, { name: 'Acme Inc', domains: [] }, now))
      .thenEvents();
  });
  it("when an individual's name changes › a new version of the personal record is named", () => {
    given(ada)
      .when((account) => decideAccountChange(account, { name: 'Ada Other' }, now))
      .thenState({ personVersion: 2 });
  });
  it("when an individual's industry changes › the personal record stays", () => {
    given(ada)
      .when((account) => decideAccountChange(account, { industry: 'arts' }, now))
      .thenState({ personVersion: 1 });
  });
  it('when archived › says so once and is read-only', () => {
    given(acme)
      .when((account) => decideArchiving(account, null, now))
      .thenEvents(AccountArchived);
    given({ ...acme, archivedAt: now })
      .when((account) => decideArchiving(account, null, now))
      .thenEvents();
    given({ ...acme, archivedAt: now })
      .when((account) => decideAccountChange(account, { region: 'west' }, now))
      .thenRefused('ArchivedAccountIsReadOnly');
  });
});
