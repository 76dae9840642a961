import type { QueryRunner } from 'typeorm';

type Query = (...statement: unknown[]) => Promise<unknown>;

/** The same runner, which sends each statement when the one before has been answered, however many are asked for at once. */
export function inTurn<Runner extends Pick<QueryRunner, 'query'>>(runner: Runner): Runner {
  const query = runner.query.bind(runner) as Query;
  let last: Promise<unknown> = Promise.resolve();
  runner.query = ((...statement: unknown[]) => {
    const answer = last.then(() => query(...statement));
    last = answer.catch(() => undefined);
    return answer;
  }) as Runner['query'];
  return runner;
}
