import type { Refusal, RefusalCode } from './decision.ts';

/** Carries a refusal to the edge of the service, where it becomes an error with a stable code. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }

  /** The short way to refuse from a place that has no decision to return. */
  static of(code: RefusalCode, rule: string, message: string, extra: Pick<Refusal, 'field' | 'details'> = {}): RefusedError {
    return new RefusedError({ code, rule, message, ...extra });
  }
}
