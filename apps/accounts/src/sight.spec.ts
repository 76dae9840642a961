import { viewerFor } from '@leadline/testkit';
import { personVisibleTo } from './sight.ts';

describe('Accounts and contacts › whose person is searched and ordered by', () => {
  it.each(['ADMIN', 'SERVICE', 'REP', 'DELIVERY'] as const)('for a %s › whoever is seen, so that the plain order serves', (role) => {
    expect(personVisibleTo(viewerFor(role))).toBe('TRUE');
  });

  it('for who sees records of nobody, or all of them masked, besides › only those whose person is seen', () => {
    const [manager, analyst] = [viewerFor('MANAGER'), viewerFor('ANALYST')];
    expect(personVisibleTo(manager)).toContain(`record.owner_id = '${manager.id}'`);
    expect(personVisibleTo({ ...manager, roles: ['REP', 'ANALYST'] })).toContain('record.owner_id');
    expect(personVisibleTo(analyst)).toBe('FALSE');
  });
});
