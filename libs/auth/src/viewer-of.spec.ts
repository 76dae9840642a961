import { anonymousViewer, viewerOf } from './viewer-of.ts';

const sub = '5b9a4c1e-0f4d-4e0b-9f43-0c9a6f5d2a11';

describe('Viewer of claims', () => {
  it('when a user holds two roles › joins the scopes of both', () => {
    const viewer = viewerOf({ sub, roles: ['DELIVERY', 'MARKETER'], teams: [] });
    expect(viewer.scopes).toContain('projects:work');
    expect(viewer.scopes).toContain('leads:capture');
  });

  it('when the role is SERVICE › takes the scopes of the scope claim, known ones only', () => {
    const viewer = viewerOf({ sub, roles: ['SERVICE'], scope: 'leads:read openid leads:rule-the-world' });
    expect(viewer.scopes).toEqual(new Set(['leads:read']));
  });

  it('when a user’s token carries a scope claim › ignores it', () => {
    const viewer = viewerOf({ sub, roles: ['ANALYST'], scope: 'leads:delete' });
    expect(viewer.scopes).not.toContain('leads:delete');
  });

  it('when a role is unknown › drops it', () => {
    expect(viewerOf({ sub, roles: ['EMPEROR'] })).toEqual({ id: sub, roles: [], teamIds: [], scopes: new Set() });
  });

  it('when the subject is not a user id › throws', () => {
    expect(() => viewerOf({ sub: 'rep', roles: ['REP'] })).toThrow(/sub/);
  });

  it('when nobody is known › may nothing', () => {
    expect(anonymousViewer.scopes.size).toBe(0);
  });
});
