import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { ownOf } from './responsible-for-capture.ts';

const [first, second] = [newId(), newId()];
const rep = viewerFor('REP', { teamIds: [first, second] });

describe('Lead › capture by a rep', () => {
  it('when nobody is named › is the rep’s own, in the first of their teams', () => {
    expect(ownOf(rep, { ownerId: null, teamId: null })).toEqual({ ownerId: rep.id, teamId: first });
  });

  it('when another of their teams is named › is in that team', () => {
    expect(ownOf(rep, { ownerId: rep.id, teamId: second })).toEqual({ ownerId: rep.id, teamId: second });
  });

  it('when the rep is in no team › is in none', () => {
    expect(ownOf(viewerFor('REP'), { ownerId: null, teamId: null }).teamId).toBeNull();
  });

  it('when somebody else is named as the owner › refuses', () => {
    expect(() => ownOf(rep, { ownerId: newId(), teamId: null })).toThrow(/A rep owns what they capture/);
  });

  it('when a foreign team is named › refuses', () => {
    expect(() => ownOf(rep, { ownerId: null, teamId: newId() })).toThrow(/for a team of their own/);
  });
});
