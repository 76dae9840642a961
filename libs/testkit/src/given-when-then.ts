import type { Decision, NewEvent, Refusal } from '@leadline/domain';

/** An event that a decision should give: its definition or type for any data, or the whole event. */
export type ExpectedEvent = string | { type: string; name: string } | Pick<NewEvent, 'type' | 'subject' | 'data'>;

/** What can be said of a decision; each saying fails with the difference. */
export interface Verdict<State> {
  /** Exactly these events, in this order; none when none is named. */
  thenEvents(...expected: ExpectedEvent[]): Verdict<State>;
  /** Accepted, with a state that holds these values. */
  thenState(expected: Partial<State>): Verdict<State>;
  /** Refused by this rule, with details (and code, field, message) that hold these values. */
  thenRefused(rule: string, details?: Record<string, unknown>, rest?: Partial<Omit<Refusal, 'rule' | 'details'>>): void;
  /** The decision itself, for what is not said often. */
  decision: Decision<State>;
}

/** The state that a decision starts from; nothing for one that creates. */
export function given<Before = undefined>(state?: Before): { when<After>(decide: (state: Before) => Decision<After>): Verdict<After> } {
  return { when: (decide) => verdictOf(decide(state as Before)) };
}

function verdictOf<State>(decision: Decision<State>): Verdict<State> {
  const verdict: Verdict<State> = {
    decision,
    thenEvents(...expected) {
      const { events } = accepted(decision);
      expect(events.map(nameEvent)).toEqual(expected.map(nameEvent));
      events.forEach((event, index) => compareEvent(event, expected[index]));
      return verdict;
    },
    thenState(expected) {
      expect(accepted(decision).state).toMatchObject(expected as object);
      return verdict;
    },
    thenRefused(rule, details, rest) {
      if (decision.ok)
        throw new Error(
          `Expected a refusal by ${rule}, but it was accepted with ${decision.events.map((event) => event.type).join(', ') || 'no event'}.`,
        );
      expect(decision.refusal).toMatchObject({ rule, ...(details && { details }), ...rest });
    },
  };
  return verdict;
}

function accepted<State>(decision: Decision<State>): Decision<State> & { ok: true } {
  if (decision.ok) return decision;
  throw new Error(`Expected the decision to be accepted, but ${decision.refusal.rule} refused: ${decision.refusal.message}`);
}

const nameEvent = (event: ExpectedEvent): string => (typeof event === 'string' ? event : event.type);

function compareEvent(event: NewEvent, expected: ExpectedEvent | undefined): void {
  if (typeof expected !== 'object' || !('data' in expected)) return;
  const { subject, data } = event;
  expect({ subject, data }).toEqual({ subject: expected.subject, data: expected.data });
}
