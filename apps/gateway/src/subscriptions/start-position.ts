import { liveError } from './channel/live-error.ts';
import type { LiveCursors } from './cursor/live-cursors.ts';
import type { FeedEvent, Positions } from './feed/feed-event.ts';
import type { LiveFeed } from './feed/live-feed.ts';
import type { LiveRequest } from './selection/read-request.ts';
import type { Session } from './session/session.ts';

/** Where a subscription starts, and what happened since then that concerns it. */
export interface Start {
  from: Positions;
  missed: FeedEvent[];
}

/** Another gateway may be ahead of this one, but not by so many records. */
const farthestAhead = 10_000;

/** Starts at the present, or behind the client's cursor; throws the GraphQLError of a cursor that cannot be used. */
export function startOf(
  { field, args, after }: LiveRequest,
  { callerId }: Session,
  { feed, cursors, live }: { feed: LiveFeed; cursors: LiveCursors; live: { catchUp: number } },
): Start {
  if (after === undefined) return { from: feed.positions(), missed: [] };
  const from = cursors.read(after, { callerId, field: field.name, follows: field.follows(args) });
  if (!from || isFarAhead(from, feed.positions())) throw liveError('CursorNotAccepted');
  const missed = feed.since(from, field.topics)?.filter((event) => field.concerns(event, args));
  // Each is a query to the graph.
  if (!missed || missed.length > live.catchUp) throw liveError('CursorTooOld');
  return { from, missed };
}

const isFarAhead = (from: Positions, now: Positions): boolean =>
  Object.entries(from).some(([topic, offsets]) =>
    offsets.some((offset, partition) => offset > (now[topic as keyof Positions]?.[partition] ?? 0) + farthestAhead),
  );
