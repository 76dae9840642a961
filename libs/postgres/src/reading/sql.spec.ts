import { namespaced } from './sql.ts';

describe('Sql › namespaced', () => {
  it('when parameters are renamed › casts, unknown names and their like are left alone', () => {
    const sql = namespaced({ text: 'record.a = :a::text AND b[1:n] = :ab AND :...list', params: { a: 1, list: [2] } }, 'c0');
    expect(sql).toEqual({ text: '(record.a = :c0_a::text AND b[1:n] = :ab AND :...c0_list)', params: { c0_a: 1, c0_list: [2] } });
  });

  it('when a list is empty › matches nothing instead of being no SQL', () => {
    expect(namespaced({ text: 'record.team_id IN (:...teams)', params: { teams: [] } }, 'c0')).toEqual({
      text: '(record.team_id IN (NULL))',
      params: {},
    });
  });
});
