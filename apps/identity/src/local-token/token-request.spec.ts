import { UserDeactivated } from '@leadline/contracts';
import { peopleOf } from '../people/people.ts';
import { decideTokenRequest } from './token-request.ts';

const rep = '10000000-0000-4000-8000-000000000003';
const north = '20000000-0000-4000-8000-000000000001';
const claims = { sub: '018f2b3c-7c1a-7a3b-9c2d-2f1e0a9b8c7d', roles: ['SERVICE'], scope: 'leads:read' };

const people = () => peopleOf({ teams: [], users: [{ id: rep, username: 'rep', roles: ['REP'], teams: [north] }] });
const withoutRep = () => {
  const known = people();
  known.apply({ ...UserDeactivated.of(rep, { reason: null }), time: new Date() });
  return known;
};

describe('Local token › decide', () => {
  it.each(['rep', rep])('when the user "%s" is known › grants their roles and teams', (username) => {
    expect(decideTokenRequest(people(), { username }, false)).toMatchObject({
      ok: true,
      claims: { sub: rep, roles: ['REP'], teams: [north] },
    });
  });

  it('when the user is not known › refuses', () => {
    expect(decideTokenRequest(people(), { username: 'nobody' }, true)).toMatchObject({ ok: false, status: 404, error: 'unknown-user' });
  });

  it('when the user has been deactivated › refuses by name and by claims', () => {
    expect(decideTokenRequest(withoutRep(), { username: 'rep' }, true)).toMatchObject({ status: 403, error: 'user-deactivated' });
    expect(decideTokenRequest(withoutRep(), { sub: rep, roles: ['REP'] }, true)).toMatchObject({ status: 403, error: 'user-deactivated' });
  });

  it('when any claims are asked for › grants them only where that is allowed', () => {
    expect(decideTokenRequest(people(), claims, true)).toMatchObject({ ok: true, claims: { ...claims, teams: [] } });
    expect(decideTokenRequest(people(), claims, false)).toMatchObject({ ok: false, status: 403, error: 'any-subject-not-allowed' });
  });

  it.each([
    undefined,
    null,
    'rep',
    {},
    { username: 7 },
    { username: 'rep', roles: ['ADMIN'] },
    { sub: 'me', roles: ['ADMIN'] },
    { ...claims, roles: ['EMPEROR'] },
  ])('when the request is %j › refuses it as bad', (body) => {
    expect(decideTokenRequest(people(), body, true)).toMatchObject({ ok: false, status: 400, error: 'bad-request' });
  });
});
