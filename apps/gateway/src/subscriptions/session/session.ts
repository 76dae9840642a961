import type { Viewer } from '@leadline/domain';
import type { LiveRule } from '../channel/live-error.ts';

/** One caller's connection while it lasts. */
export interface Session {
  /** Null with AUTH=off. */
  viewer: Viewer | null;
  /** Who it is, for limits and cursors. */
  callerId: string;
  /** Equal for sessions that see the same: who, with which roles, teams and scopes. */
  viewerKey: string;
  /** The `authorization` header that subgraphs get. */
  authorization: string | undefined;
  /** Milliseconds; infinite with AUTH=off. */
  expiresAt: number;
  /** Aborts when the connection ends, with the rule as reason when it is we who end it. */
  ended: AbortSignal;
  /** Subscriptions open now. */
  open: number;
  end(rule?: LiveRule): void;
}

/** What a session is made of. */
export type SessionOf = Pick<Session, 'viewer' | 'callerId' | 'authorization' | 'expiresAt'>;

// The longest that a timer can wait; tokens live for minutes.
const longestTimer = 2 ** 31 - 1;

/** Opens a session, which ends by itself when its token does. */
export function openSession(of: SessionOf): Session {
  const ending = new AbortController();
  const { viewer, expiresAt } = of;
  const timer = Number.isFinite(expiresAt)
    ? setTimeout(() => ending.abort('TokenExpired'), Math.min(Math.max(expiresAt - Date.now(), 0), longestTimer))
    : undefined;
  return {
    ...of,
    viewerKey: viewer
      ? JSON.stringify([viewer.id, viewer.roles.toSorted(), viewer.teamIds.toSorted(), [...viewer.scopes].toSorted()])
      : of.callerId,
    ended: ending.signal,
    open: 0,
    end(rule) {
      clearTimeout(timer);
      ending.abort(rule);
    },
  };
}
