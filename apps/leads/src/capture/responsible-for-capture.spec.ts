import { viewerOf } from '@leadline/auth';
import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { isOwn } from './responsible-for-capture.ts';

const rep = viewerFor('REP', { teamIds: [newId()] });
const leading = viewerOf({ sub: newId(), roles: ['REP', 'MANAGER'], teams: rep.teamIds });

describe('Lead › captured', () => {
  it('by a rep who names no owner › is the rep’s own, with a team or without', () => {
    expect(isOwn(rep, { ownerId: null, teamId: null })).toBe(true);
    expect(isOwn(rep, { ownerId: null, teamId: newId() })).toBe(true);
  });

  it('by a rep who names an owner › is that owner’s', () => {
    expect(isOwn(rep, { ownerId: newId(), teamId: null })).toBe(false);
  });

  it('by a rep who leads, too › is theirs unless they name a team', () => {
    expect(isOwn(leading, { ownerId: null, teamId: null })).toBe(true);
    expect(isOwn(leading, { ownerId: null, teamId: newId() })).toBe(false);
  });

  it.each(['ADMIN', 'MANAGER', 'MARKETER', 'SERVICE'] as const)('by a %s who names nobody › waits in the queue', (role) => {
    expect(isOwn(viewerFor(role), { ownerId: null, teamId: null })).toBe(false);
  });
});
