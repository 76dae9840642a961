/** What the operators' probes ask about. */
export interface Readiness {
  /** Resolves when the database answers. */
  pingDatabase(): Promise<void>;
  phase: 'starting' | 'serving' | 'stopping';
  /** Kafka may be away while the service serves: events wait in the outbox until it is back. */
  messaging: 'waiting' | 'running' | 'stopped';
}

const pingWithinMs = 2_000;

/** Whether the service can take requests, and what is lacking when it cannot. */
export async function readinessOf(state: Readiness): Promise<{ ready: boolean; phase: string; database: string; messaging: string }> {
  const database = state.phase === 'starting' ? 'connecting' : await databaseAnswer(state);
  const ready = state.phase === 'serving' && database === 'reachable' && state.messaging !== 'stopped';
  return { ready, phase: state.phase, database, messaging: state.messaging };
}

async function databaseAnswer(state: Readiness): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), pingWithinMs);
  });
  try {
    await Promise.race([state.pingDatabase(), late]);
    return 'reachable';
  } catch {
    return 'unreachable';
  } finally {
    clearTimeout(timer);
  }
}
