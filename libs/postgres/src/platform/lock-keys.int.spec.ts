import { type Library, openLibrary } from '../specs/library.ts';
import { lockKeys } from './lock-keys.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

describe('lockKeys', () => {
  it('when many take overlapping keys in every order › one at a time holds a key, and none deadlocks', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    let inside = 0;
    let most = 0;
    const work = (own: string[]) =>
      library.database.transaction(async (manager) => {
        await lockKeys(manager, 'shelf', own);
        most = Math.max(most, (inside += 1));
        await manager.query('SELECT 1');
        inside -= 1;
      });

    const rotations = Array.from({ length: 24 }, (_, turn) => [...keys.slice(turn % 6), ...keys.slice(0, turn % 6)]);
    await Promise.all(rotations.map((own, turn) => work(turn % 2 ? own : own.toReversed())));

    expect(most).toBe(1);
  });

  it('when the transaction holds keys already › asks for the others only, and the next transaction for all', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await library.database.transaction(async (manager) => {
        const query = jest.spyOn(manager, 'query');
        await lockKeys(manager, 'shelf', ['a', 'b']);
        await lockKeys(manager, 'shelf', ['b', 'a']);
        await lockKeys(manager, 'shelf', ['b', 'c']);
        await lockKeys(manager, 'room', ['a']);
        expect(query.mock.calls.map(([, values]) => values)).toEqual([
          ['shelf', ['a', 'b']],
          ['shelf', ['c']],
          ['room', ['a']],
        ]);
        expect(await manager.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`)).toHaveLength(4);
      });
    }
  });

  it('when keys or namespaces differ › nobody waits', async () => {
    await library.database.transaction(async (manager) => {
      await lockKeys(manager, 'shelf', ['a']);
      await library.database.transaction(async (other) => {
        await other.query(`SET LOCAL lock_timeout = '1ms'`);
        await lockKeys(other, 'shelf', ['b']);
        await lockKeys(other, 'room', ['a']);
        await expect(lockKeys(other, 'shelf', ['a'])).rejects.toMatchObject({ code: '55P03' });
      });
    });
  });
});
