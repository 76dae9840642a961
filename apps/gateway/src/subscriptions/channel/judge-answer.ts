import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FeedEvent } from '../feed/feed-event.ts';
import type { LiveArguments, LiveField, Probed } from '../fields/live-field.ts';
import type { LiveRequest } from '../selection/read-request.ts';
import type { GraphAnswer } from './ask-as-viewer.ts';
import { liveError } from './live-error.ts';

/** What an answer of the graph says of an event. */
export type Verdict =
  /** The viewer may see it. */
  | { kind: 'told' }
  /** The viewer may see it, but the subgraph has not handled it yet. */
  | { kind: 'early' }
  /** There is nothing that the viewer may see. */
  | { kind: 'hidden' }
  /** The viewer may see nothing of the kind. */
  | { kind: 'refused'; error: GraphQLFormattedError }
  /** Nobody can tell at the moment. */
  | { kind: 'away' };

/** What is judged: an event, or the present state when there is none. */
export interface Judged {
  request: Pick<LiveRequest, 'field' | 'args'>;
  event: FeedEvent | undefined;
  probed: Probed | null;
  answer: GraphAnswer;
}

const refusals = ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'];
const passing = ['SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE'];

/** Judges an answer by its probe; throws the errors of one that is no answer at all, which ends the subscription. */
export function judge({ request: { field, args }, event, probed, answer }: Judged): Verdict {
  if (probed) return judgeProbed(field, args, event, probed);
  const verdict = withoutProbe(answer);
  // Who follows nothing in particular looks up a record that nobody has: that it is not there says nothing.
  const isUnfollowed = event === undefined && field.follows(args) === undefined;
  return verdict.kind === 'hidden' && isUnfollowed ? { kind: 'told' } : verdict;
}

function judgeProbed(field: LiveField, args: LiveArguments, event: FeedEvent | undefined, probed: Probed): Verdict {
  if (field.fits?.(probed, args) === false) return { kind: 'hidden' };
  return event && field.settled?.(event, probed) === false ? { kind: 'early' } : { kind: 'told' };
}

function withoutProbe({ data, errors }: GraphAnswer): Verdict {
  const about = errors.filter(({ path }) => path === undefined || path[0] === 'probe');
  const refusal = about.find((error) => refusals.includes(codeOf(error)));
  if (refusal) return { kind: 'refused', error: refusal };
  // Without data nothing was asked of a subgraph: the graph has changed, or refuses the query.
  if (data === null && about.length > 0 && !about.some((error) => passing.includes(codeOf(error))))
    throw new AggregateError(about.map(asThrown));
  return about.length > 0 ? { kind: 'away' } : { kind: 'hidden' };
}

/** What to do after a verdict: tell, hide, or ask again; throws what the client is to get when it can be none of them. */
export function stepAfter(verdict: Verdict, { isPresent, isLast }: { isPresent: boolean; isLast: boolean }): 'tell' | 'hide' | 'again' {
  if (verdict.kind === 'refused' && isPresent) throw asThrown(verdict.error);
  if (verdict.kind === 'away' && isLast) throw liveError('SubgraphAway');
  if (verdict.kind === 'early' && isLast) return 'tell';
  return steps[verdict.kind];
}

const steps = { told: 'tell', hidden: 'hide', refused: 'hide', early: 'again', away: 'again' } as const;

const codeOf = ({ extensions }: GraphQLFormattedError): string => String(extensions?.['code']);

const asThrown = ({ message, extensions }: GraphQLFormattedError): GraphQLError => new GraphQLError(message, { extensions });
