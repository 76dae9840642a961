import { newId, type Role, type Viewer } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { personVisibleTo, seesPerson } from './lead-visibility.ts';

const teamId = newId();
const viewer = (role: Role): Viewer => viewerFor(role, { teamIds: [teamId] });

const sees = (role: Role, of: 'own' | 'team' | 'foreign' | 'unassigned', qualified = false): boolean => {
  const who = viewer(role);
  const ownership = {
    own: { ownerId: who.id, teamId: null },
    team: { ownerId: newId(), teamId },
    foreign: { ownerId: newId(), teamId: newId() },
    unassigned: { ownerId: null, teamId: null },
  }[of];
  return seesPerson(aLead({ ...ownership, qualifiedAt: qualified ? now : null }), who);
};

describe('Lead › who sees the person', () => {
  it.each(['ADMIN', 'SERVICE'] as const)('when the viewer is %s › sees everybody', (role) => {
    expect([sees(role, 'foreign'), sees(role, 'unassigned'), sees(role, 'foreign', true)]).toEqual([true, true, true]);
  });

  it.each(['MANAGER', 'REP'] as const)('when the viewer is %s › sees their own and their teams’', (role) => {
    expect([sees(role, 'own'), sees(role, 'team'), sees(role, 'foreign'), sees(role, 'unassigned')]).toEqual([true, true, false, false]);
  });

  it('when the viewer is a MARKETER › sees them until the lead is qualified', () => {
    expect([sees('MARKETER', 'foreign'), sees('MARKETER', 'foreign', true)]).toEqual([true, false]);
  });

  it.each(['ANALYST', 'DELIVERY'] as const)('when the viewer is %s › sees nobody', (role) => {
    expect([sees(role, 'own'), sees(role, 'team'), sees(role, 'foreign')]).toEqual([false, false, false]);
  });

  it('when somebody has two roles › sees what either sees', () => {
    const both: Viewer = { ...viewerFor('ANALYST'), roles: ['ANALYST', 'MARKETER'] };
    expect(seesPerson(aLead(), both)).toBe(true);
  });

  it('when an id of the token is no UUID › never reaches the statement', () => {
    const forged: Viewer = { ...viewerFor('MANAGER'), id: "' OR TRUE --", teamIds: ["x') OR (TRUE"] };
    expect(personVisibleTo(forged)).toBe('FALSE');
  });
});
