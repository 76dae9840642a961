import type { Actor } from '@leadline/domain';
import { newId, systemClock, systemId } from '@leadline/domain';
import { type Logger, metrics, withSpan } from '@leadline/observability';
import type { UnitOfWork } from '@leadline/postgres';
import { describeFailure } from '../errors/describe-failure.ts';
import type { Job } from '../service-definition.ts';

const runs = metrics.counter('job_runs_total', 'Runs of periodic jobs.', ['job', 'outcome']);

/** Runs each job now and then every so often; a lock lets one replica at a time do it. */
export function startJobs(service: string, jobs: readonly Job[], unitOfWork: UnitOfWork, logger: Logger): { stop(): Promise<void> } {
  // A count that appears with its first failure would not be seen to have grown.
  for (const { name } of jobs) runs.inc({ job: name, outcome: 'failed' }, 0);
  const loops = jobs.map((job) => startLoop(job, () => runOnce(service, job, unitOfWork, logger)));
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
}

function startLoop(job: Job, run: () => Promise<void>): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let inHand = Promise.resolve();
  const next = (): void => {
    inHand = run().then(() => {
      // From end to start, so that a slow run never overlaps the next.
      if (!stopped) timer = setTimeout(next, job.everyMs);
    });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await inHand;
    },
  };
}

async function runOnce(service: string, job: Job, unitOfWork: UnitOfWork, logger: Logger): Promise<void> {
  try {
    const ran = await withSpan(`job ${job.name}`, {}, () =>
      unitOfWork.run(jobActor(), async (tx) => {
        const [lock] = (await tx.manager.query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held', [
          `job ${service} ${job.name}`,
        ])) as { held: boolean }[];
        if (lock?.held) await job.run(tx);
        return lock?.held ?? false;
      }),
    );
    runs.inc({ job: job.name, outcome: ran ? 'done' : 'elsewhere' });
  } catch (error) {
    runs.inc({ job: job.name, outcome: 'failed' });
    logger.error({ job: job.name, failure: describeFailure(error) }, 'A job failed; it runs again at its next time');
  }
}

const jobActor = (): Actor => ({
  viewer: { id: systemId, roles: ['SERVICE'], teamIds: [], scopes: new Set() },
  role: 'SERVICE',
  now: systemClock.now(),
  correlationId: newId(),
  causationId: null,
  traceparent: null,
  system: true,
});
