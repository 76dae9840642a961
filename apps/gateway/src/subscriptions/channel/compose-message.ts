import type { FieldNode, FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { FeedEvent } from '../feed/feed-event.ts';
import type { Probed, Way } from '../fields/live-field.ts';
import type { LiveRequest } from '../selection/read-request.ts';
import type { RecordQuery } from '../selection/record-query.ts';
import type { GraphAnswer } from './ask-as-viewer.ts';

/** What a subscriber is sent. */
export type Message = FormattedExecutionResult;

/** Everything a message is made of. */
export interface MessageParts {
  request: LiveRequest;
  /** Undefined for the present state. */
  event: FeedEvent | undefined;
  cursor: string;
  query: RecordQuery;
  answer: GraphAnswer;
}

/** Puts a message together in the shape that the client selected; the gateway has shaped the records already. */
export function composeMessage({ request, event, cursor, query, answer }: MessageParts): Message {
  const { field, responseKey, args, selected, typeName } = request;
  const plain: Record<string, unknown> = {
    __typename: typeName,
    eventId: event?.id ?? null,
    cursor,
    occurredAt: event?.occurredAt ?? null,
    ...field.plain(event, probedIn(query, answer), args),
  };
  const valueOf = (key: string, [node]: readonly FieldNode[]): unknown => {
    const way = query.ways.get(key);
    if (way !== undefined) return way && at(answer.data, way);
    return plain[node!.name.value] ?? null;
  };
  const payload = Object.fromEntries([...selected].map(([key, nodes]) => [key, valueOf(key, nodes)]));
  const errors = errorsOf(query, answer, responseKey);
  return { data: { [responseKey]: payload }, ...(errors.length > 0 && { errors }) };
}

/** The record that proves that the viewer may see the event; null when there is none. */
export const probedIn = ({ probe }: RecordQuery, { data }: GraphAnswer): Probed | null => at(data, probe) as Probed | null;

function at(data: Record<string, unknown> | null, way: Way): unknown {
  let value: unknown = data;
  for (const step of way) value = (value as Record<string, unknown> | null)?.[step] ?? null;
  return value;
}

/** The errors of records, at their places in the message; those of the probe are no part of it. */
function errorsOf({ ways }: RecordQuery, { errors }: GraphAnswer, responseKey: string): GraphQLFormattedError[] {
  return [...ways].flatMap(([key, way]) =>
    errors
      .filter(({ path }) => way && path?.[0] === way[0])
      .map((error) => ({ ...error, path: [responseKey, key, ...error.path!.slice(way!.length)] })),
  );
}
