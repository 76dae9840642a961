/** A statement failed. Says where and by which SQLSTATE; never the values, which may be personal. */
export class DatabaseError extends Error {
  /** The SQLSTATE. */
  readonly code: string;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  readonly query: string;

  constructor(failure: { code: string; table?: string; column?: string; constraint?: string; query: string; message: string }) {
    super(failure.message);
    this.name = 'DatabaseError';
    this.code = failure.code;
    this.table = failure.table;
    this.column = failure.column;
    this.constraint = failure.constraint;
    this.query = failure.query;
  }
}

/** The name of the unique constraint that the error says was violated. */
export const uniqueViolation = (error: unknown): string | undefined =>
  error instanceof DatabaseError && error.code === '23505' ? error.constraint : undefined;
