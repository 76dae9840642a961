import { setTimeout as sleep } from 'node:timers/promises';
import { liveMetrics } from './live-metrics.ts';
import { openSession, type Session, type SessionOf } from './session.ts';

/** How many connections a caller may have. */
export interface ConnectionLimits {
  connectionsPerCaller: number;
}

/** The sessions that are open in this process. */
export interface Sessions {
  /** Opens a session; undefined when the caller has as many as it may. Close it when its connection is gone. */
  open(of: SessionOf, transport: 'websocket' | 'sse'): { session: Session; close(): void } | undefined;
  /** Ends them all, because the gateway stops, and gives clients a moment to hear of it. */
  stop(): Promise<void>;
}

const farewellMs = 1_000;
const lookMs = 10;

/** Counts sessions against their limits. */
export function countedSessions(limits: ConnectionLimits): Sessions {
  const all = new Set<Session>();
  const byCaller = new Map<string, number>();

  function count(callerId: string, change: 1 | -1): void {
    const left = (byCaller.get(callerId) ?? 0) + change;
    if (left === 0) byCaller.delete(callerId);
    else byCaller.set(callerId, left);
  }

  return {
    open(of, transport) {
      if ((byCaller.get(of.callerId) ?? 0) >= limits.connectionsPerCaller) return undefined;
      const session = openSession(of);
      all.add(session);
      count(of.callerId, 1);
      liveMetrics.connections.inc({ transport });
      session.ended.addEventListener('abort', () => {
        if (typeof session.ended.reason === 'string') liveMetrics.ended.inc({ reason: session.ended.reason });
      });
      return {
        session,
        close() {
          if (!all.delete(session)) return;
          count(of.callerId, -1);
          liveMetrics.connections.dec({ transport });
          session.end();
        },
      };
    },
    async stop() {
      for (const session of all) session.end('GatewayStops');
      const late = Date.now() + farewellMs;
      while (all.size > 0 && Date.now() < late) await sleep(lookMs);
    },
  };
}
