import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaConnection } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import { failureLine } from '../consuming/failure-line.ts';
import { countUnsettled } from './count-unsettled.ts';
import { RecordReader } from './record-reader.ts';
import { type Release, releaseLine } from './release-line.ts';
import { movingLines } from './waiting.ts';

/** What a consumer's releases need. */
export interface ReleaseOptions extends Pick<Release, 'consumer' | 'dataSource' | 'intake'> {
  connection: KafkaConnection;
  groupId: string;
  topics: readonly string[];
  logger: Logger;
}

const pollMs = 1000;

/** Watches for what operators retry or skip and takes in what waits behind it, until it is stopped. */
export function releaseWaiting(options: ReleaseOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const life = watch(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await life;
    },
  };
}

async function watch(options: ReleaseOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await countUnsettled(options.dataSource, options.consumer);
      await releaseMoving(options, signal);
    } catch (error) {
      // Also while the database is away: the consumer itself says so loudly enough.
      if (!signal.aborted) options.logger.debug({ failure: failureLine(error) }, 'What waits could not be released yet');
    }
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

async function releaseMoving(options: ReleaseOptions, signal: AbortSignal): Promise<void> {
  const lines = await movingLines(options.dataSource.manager, options.consumer);
  if (lines.length === 0) return;
  const reader = new RecordReader({ ...options, signal });
  try {
    // One line that must wait does not hold up the others.
    const outcomes = [];
    for (const line of lines) outcomes.push(...(await Promise.allSettled([releaseLine(line, { ...options, reader, signal })])));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await reader.close();
  }
}
