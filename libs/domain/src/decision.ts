/** What a client is told when a rule says no: the rule's name, a sentence with the remedy, and the field at fault. */
export interface Refusal {
  rule: string;
  message: string;
  code: RefusalCode;
  field?: string;
  details?: Record<string, unknown>;
}

/** The stable codes that reach clients as `extensions.code`. */
export type RefusalCode = 'BAD_USER_INPUT' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'STALE_VERSION' | 'RULE_BROKEN';

/** A fact that a decision asks to publish; made by an event definition's `of`, so its data is already checked. */
export interface NewEvent {
  type: string;
  topic: string;
  subject: string;
  data: unknown;
  /** A process message (conversion steps) does not move its aggregate's version. */
  process: boolean;
}

/** The two outcomes of a pure decision: the new state with its facts, or a refusal. */
export type Decision<State> = { ok: true; state: State; events: NewEvent[] } | { ok: false; refusal: Refusal };

/** Accepts a command: this is the new state, and these facts are true with it. */
export function decide<State>(state: State, ...events: NewEvent[]): Decision<State> & { ok: true } {
  return { ok: true, state, events };
}

/** Refuses a command; the state stays as it was. The code is RULE_BROKEN unless said otherwise. */
export function refuse(rule: string, detail: Omit<Refusal, 'rule' | 'code'> & { code?: RefusalCode }): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code: 'RULE_BROKEN', ...detail, rule } };
}
