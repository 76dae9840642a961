import type { GraphQLFormattedError } from 'graphql';
import { missingPlaces } from './missing-places.ts';

/** The ways in which a subgraph gives no answer. */
export type FailureKind = 'SubgraphTimedOut' | 'SubgraphNotReachable' | 'SubgraphAnswerUnreadable' | 'RequestAborted';

/** Thrown inside the client for a subgraph that gave no answer; its cause is for the log only. */
export class SubgraphFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, cause?: unknown) {
    super(kind, { cause });
    this.name = 'SubgraphFailure';
    this.kind = kind;
  }
}

const sentences: Record<FailureKind, (name: string) => string> = {
  SubgraphTimedOut: (name) => `The subgraph "${name}" did not answer in time; its part of the answer is missing.`,
  SubgraphNotReachable: (name) => `The subgraph "${name}" cannot be reached at the moment; its part of the answer is missing.`,
  SubgraphAnswerUnreadable: (name) => `The subgraph "${name}" gave an answer that cannot be read; its part of the answer is missing.`,
  RequestAborted: (name) => `The request ended before the subgraph "${name}" had answered.`,
};

/** What a client is told of each place that stays empty: which subgraph and why, but neither its address nor what it said. */
export function describeFailure(name: string, kind: FailureKind, query: string): GraphQLFormattedError[] {
  const error = { message: sentences[kind](name), extensions: { code: 'SUBGRAPH_UNAVAILABLE', rule: kind } };
  return missingPlaces(query).map((path) => ({ ...error, path }));
}
