import type { HttpRefusal } from './answer-error.ts';

/** Thrown when a request is not taken on; it carries the whole answer: status, code, rule, figures and when to come back. */
export class RequestRefused extends Error {
  readonly status: number;
  readonly refusal: HttpRefusal;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, refusal: HttpRefusal, headers: Record<string, string> = {}) {
    super(refusal.message);
    this.name = 'RequestRefused';
    this.status = status;
    this.refusal = refusal;
    this.headers = headers;
  }
}

/** The header that tells a client when to come again. */
export const retryAfter = (seconds: number): { 'retry-after': string } => ({ 'retry-after': String(seconds) });
