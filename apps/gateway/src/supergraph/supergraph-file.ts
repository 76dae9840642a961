import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SupergraphSdlHook } from '@apollo/gateway';
import { type Logger, metrics } from '@leadline/observability';
import { dropSecurityPurpose } from './drop-security-purpose.ts';
import { watchFile } from './watch-file.ts';

const reloads = metrics.counter('gateway_supergraph_reloads_total', 'Times that a changed supergraph file was taken over or refused.', [
  'outcome',
]);
// A count that appears with its first increase would not be seen to have grown.
for (const outcome of ['taken', 'refused']) reloads.inc({ outcome }, 0);

/** Serves the supergraph of a file and takes over each change of it; while the file is invalid the old supergraph goes on serving. */
export function supergraphFile(path: string, logger: Logger): SupergraphSdlHook {
  return async ({ update }) => {
    const first = await readFile(path, 'utf8');
    const supergraphSdl = dropSecurityPurpose(first);
    let seen = hash('sha256', first);

    async function takeOver(): Promise<void> {
      const text = await readFile(path, 'utf8');
      const digest = hash('sha256', text);
      if (digest === seen) return;
      // Remembered before it is tried, so that an invalid file is reported once.
      seen = digest;
      update(dropSecurityPurpose(text));
      reloads.inc({ outcome: 'taken' });
      logger.info({ digest }, 'the supergraph was reloaded');
    }

    let taking = Promise.resolve();
    const watching = watchFile(path, () => {
      taking = taking.then(takeOver).catch((error: unknown) => {
        reloads.inc({ outcome: 'refused' });
        logger.error({ err: error }, 'the changed supergraph cannot be served; the old one goes on');
      });
    });
    return { supergraphSdl, cleanup: async () => watching.close() };
  };
}
