import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const settleMs = 50;
const pollMs = 5_000;

/** A watch on one file; closing it ends the calls. */
export interface FileWatch {
  close(): void;
}

/**
 * Calls back soon after a file may have changed, and now and then besides: some mounted file systems send no events.
 * The folder is watched, because deployments replace files by renaming.
 */
export function watchFile(path: string, look: () => void): FileWatch {
  let settling: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(settling);
    settling = setTimeout(look, settleMs);
  };
  const poll = setInterval(look, pollMs).unref();
  const watcher: FSWatcher = watch(dirname(path), { persistent: false }, (_, name) => {
    // A config map is replaced by renaming a link beside the file, so a name that is not ours may still mean us.
    if (name === null || name === basename(path) || name.startsWith('..')) soon();
  });
  watcher.on('error', () => watcher.close());

  return {
    close() {
      clearTimeout(settling);
      clearInterval(poll);
      watcher.close();
    },
  };
}
