import { roles } from '@leadline/domain';
import { roleScopes, scopes } from './role-scopes.ts';

const configuring = scopes.filter((scope) => scope.endsWith(':configure'));
const writing = scopes.filter((scope) => !scope.endsWith(':read'));

describe('Role scopes', () => {
  it('when the role is ADMIN › grants every scope', () => {
    expect(new Set(roleScopes.ADMIN)).toEqual(new Set(scopes));
  });

  it('when the role is not ADMIN › never lets it configure', () => {
    const others = roles.filter((role) => role !== 'ADMIN').flatMap((role) => roleScopes[role]);
    expect(others.filter((scope) => configuring.includes(scope))).toEqual([]);
  });

  it('when the role is ANALYST › grants reading everywhere and no writing', () => {
    expect(new Set(roleScopes.ANALYST)).toEqual(new Set(scopes.filter((scope) => scope.endsWith(':read'))));
  });

  it('when the role is DELIVERY › lets it work on projects and only read around them', () => {
    expect(roleScopes.DELIVERY.filter((scope) => writing.includes(scope))).toEqual(['projects:work']);
    expect(roleScopes.DELIVERY).not.toContain('leads:read');
  });

  it('when the role is MARKETER › keeps it to leads and the funnel', () => {
    expect(roleScopes.MARKETER).not.toContain('opportunities:read');
    expect(roleScopes.MARKETER).not.toContain('leads:qualify');
    expect(roleScopes.MARKETER).toContain('leads:capture');
  });

  it('when the role is SERVICE › grants nothing by itself', () => {
    expect(roleScopes.SERVICE).toEqual([]);
  });
});
