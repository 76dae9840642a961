import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { orderOf } from './lead-order.ts';

describe('Leads › order', () => {
  it('when nothing is asked for › gives the newest first', () => {
    expect(orderOf({}, viewerFor('REP'))).toMatchObject({ column: 'captured_at', direction: 'DESC' });
  });

  it('when an administrator orders by name › reads the index', () => {
    expect(orderOf({ field: 'NAME', direction: 'ASC' }, viewerFor('ADMIN')).column).toBe('lower(record.name)');
  });

  it('when a marketer orders by name › gives no place by a name that is hidden', () => {
    expect(orderOf({ field: 'NAME' }, viewerFor('MARKETER')).column).toBe(
      'CASE WHEN record.qualified_at IS NULL THEN lower(record.name) END',
    );
  });

  it('when a rep orders by name › reads the index, because they see everybody who they find', () => {
    expect(orderOf({ field: 'NAME' }, viewerFor('REP')).column).toBe('lower(record.name)');
  });

  it('when a manager orders by name › gives places to their own and their teams’', () => {
    const teamId = newId();
    const manager = viewerFor('MANAGER', { teamIds: [teamId] });
    expect(orderOf({ field: 'NAME' }, manager).column).toBe(
      `CASE WHEN record.owner_id = '${manager.id}' OR record.team_id IN ('${teamId}') THEN lower(record.name) END`,
    );
  });
});
