import type { QueryRunner } from 'typeorm';
import { inTurn } from './in-turn.ts';

function slowRunner() {
  const seen = { now: 0, most: 0, statements: [] as string[] };
  const query = async (statement: string) => {
    seen.statements.push(statement);
    seen.most = Math.max(seen.most, ++seen.now);
    await Promise.resolve();
    seen.now--;
    if (statement === 'bad') throw new Error('syntax');
    return statement;
  };
  return { seen, runner: inTurn({ query } as unknown as Pick<QueryRunner, 'query'>) };
}

describe('Statements in turn', () => {
  it('when several are asked for at once › go one after the other, in order', async () => {
    const { seen, runner } = slowRunner();
    expect(await Promise.all(['a', 'b', 'c'].map((statement) => runner.query(statement)))).toEqual(['a', 'b', 'c']);
    expect(seen).toMatchObject({ most: 1, statements: ['a', 'b', 'c'] });
  });

  it('when one fails › tells whoever asked for it, and goes on with the next', async () => {
    const { runner } = slowRunner();
    const [bad, good] = await Promise.allSettled([runner.query('bad'), runner.query('good')]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });
});
