import { ensureSpace } from './disk-space.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.ts';

afterAll(removeTemporaryFolders);

describe('Disk space', () => {
  it('when there is enough › goes on', async () => {
    await expect(ensureSpace(temporaryFolder(), 1)).resolves.toBeUndefined();
  });

  it('when there is too little › says how much there is, how much is needed, and what to do', async () => {
    const tooMuch = 1_000_000_000;
    await expect(ensureSpace(temporaryFolder(), tooMuch)).rejects.toThrow(
      /has \d+ MB left, the stack needs 1000000000 MB\. Free some space/,
    );
  });
});
