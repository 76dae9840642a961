import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptKeys } from './signing-keys.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'leadline-keys-'));

describe('Signing keys', () => {
  it('when there are none › makes them, readable by this user only; later › gives the same again', async () => {
    const folder = join(await newFolder(), 'state');
    const path = join(folder, 'keys.json');
    const made = await keptKeys(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['keys.json']);
    expect(await keptKeys(path)).toEqual(made);
  });

  it('when two processes begin at once › both end with the same keys', async () => {
    const path = join(await newFolder(), 'keys.json');
    const [one, other] = await Promise.all([keptKeys(path), keptKeys(path)]);
    expect(one).toEqual(other);
  });

  it('when the file is spoilt › fails, instead of making other keys', async () => {
    const path = join(await newFolder(), 'keys.json');
    await writeFile(path, '{}');
    await expect(keptKeys(path)).rejects.toThrow(/jwk/);
  });
});
