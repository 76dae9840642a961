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
