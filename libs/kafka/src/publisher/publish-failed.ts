const refusals = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

/** Messages were not acknowledged: each of them may or may not be in its topic. */
export class PublishFailed extends Error {
  /** True when the broker says that it will never take one of these messages; else a later try can succeed. */
  readonly refused: boolean;

  constructor(cause: unknown) {
    super(`The broker did not acknowledge: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'PublishFailed';
    this.refused = chain(cause).some((error) => refusals.has(String((error as { type?: unknown }).type)));
  }
}

function chain(error: unknown): object[] {
  if (typeof error !== 'object' || error === null) return [];
  return [error, ...chain((error as { cause?: unknown }).cause)];
}
