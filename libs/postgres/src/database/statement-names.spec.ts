import { StatementNames } from './statement-names.ts';

const select = (count: number): string => `SELECT ${count}`;

describe('Statement names', () => {
  it('when a statement comes again › it has a name of its own from then on', () => {
    const names = new StatementNames();
    expect([names.of('one'), names.of('two')]).toEqual([undefined, undefined]);
    expect([names.of('one'), names.of('two'), names.of('one')]).toEqual(['s1', 's2', 's1']);
  });

  it('when there are very many statements › those that come often keep their names, the others get none, and no memory grows', () => {
    const names = new StatementNames();
    names.of('often');
    expect(names.of('often')).toBe('s1');
    const named = Array.from({ length: 3000 }, (_, index) => [names.of(select(index)), names.of(select(index))][1]).filter(Boolean);
    expect(named).toHaveLength(499);
    expect(names.of('often')).toBe('s1');
  });
});
