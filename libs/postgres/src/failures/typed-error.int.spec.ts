import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { newId } from '@leadline/domain';
import { connect } from '../specs/fresh-database.ts';
import { aBook } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf, message } from '../specs/people.ts';
import { ConnectionLost } from './connection-lost.ts';
import { uniqueViolation } from './database-error.ts';
import { isTransient } from './transient.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('A failed statement', () => {
  it.each([
    ['a value of the wrong type', `SELECT $1::uuid`],
    [
      'a check',
      `INSERT INTO personal_copy (record_id, record_type, version, fields, erased) VALUES (gen_random_uuid(), $1, 1, '{"a":1}', true)`,
    ],
    ['a missing value', `INSERT INTO request (key, actor_id) VALUES ($1, null)`],
  ])('when it fails on %s › tells no value', async (_, statement) => {
    const error = await failureOf(library.database.query(statement, ['sentinel']));
    expect(error).toMatchObject({ name: 'DatabaseError', query: statement });
    expect(inspect(error, { depth: 9 }).replace(statement, '')).not.toContain('sentinel');
    expect(isTransient(error)).toBe(false);
  });

  it('when it repeats a unique value › names the constraint and not the value', async () => {
    const { id } = aBook({ ownerId: actorOf().viewer.id });
    const insert = `INSERT INTO personal_copy (record_id, record_type, version) VALUES ($1, 'contact', 1)`;
    await library.database.query(insert, [id]);
    const error = await failureOf(library.database.query(insert, [id]));
    expect(uniqueViolation(error)).toBe('pk_personal_copy');
    expect(inspect(error, { depth: 9 })).not.toContain(id);
  });
});

describe('A lost connection', () => {
  it('when the server ends it during a statement › is told as such, and the pool goes on', async () => {
    const work = library.unitOfWork.run(actorOf(), (tx) => tx.manager.query('SELECT pg_terminate_backend(pg_backend_pid())'));
    const error = await failureOf(work);
    expect(error).toBeInstanceOf(ConnectionLost);
    expect(isTransient(error)).toBe(true);
    expect(await library.unitOfWork.run(actorOf(), (tx) => tx.manager.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  it('when the server ends it between two statements › is told as such, and nothing is committed', async () => {
    const work = library.unitOfWork.run(actorOf(), async (tx) => {
      const [{ pid }] = await tx.manager.query('SELECT pg_backend_pid() AS pid');
      await library.database.query('SELECT pg_terminate_backend($1)', [pid]);
      while (!tx.manager.queryRunner?.isReleased) await setImmediate();
      await tx.publish(message('asked', newId()));
    });
    const before = await library.everything();
    expect(await failureOf(work)).toBeInstanceOf(ConnectionLost);
    expect(await library.everything()).toEqual(before);
  });

  it('when the server cannot be reached › is told as such', async () => {
    const away = new URL(library.url);
    away.port = '1';
    expect(await failureOf(connect(away.href))).toBeInstanceOf(ConnectionLost);
  });
});
