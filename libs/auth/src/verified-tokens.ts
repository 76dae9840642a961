import { hash } from 'node:crypto';
import type { Viewer } from '@leadline/domain';

/** Results of verification, kept until the token ends; the oldest give way when there are too many. */
export interface VerifiedTokens {
  find(token: string, now: Date): Viewer | undefined;
  keep(token: string, viewer: Viewer, expiresAt: Date): void;
  readonly size: number;
}

/** A bounded memory of verified tokens. It holds digests, so that a heap dump holds no usable token. */
export function verifiedTokens(limit: number): VerifiedTokens {
  const entries = new Map<string, { viewer: Viewer; expiresAt: number }>();
  const digest = (token: string) => hash('sha256', token, 'base64url');

  return {
    get size() {
      return entries.size;
    },
    find(token, now) {
      const key = digest(token);
      const entry = entries.get(key);
      if (entry && now.getTime() < entry.expiresAt) return entry.viewer;
      if (entry) entries.delete(key);
      return undefined;
    },
    keep(token, viewer, expiresAt) {
      const oldest = entries.size >= limit ? entries.keys().next() : undefined;
      if (oldest && !oldest.done) entries.delete(oldest.value);
      entries.set(digest(token), { viewer, expiresAt: expiresAt.getTime() });
    },
  };
}
