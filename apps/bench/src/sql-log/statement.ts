/** One statement as PostgreSQL logged it. */
export interface Statement {
  /** The server process that ran it: a connection. */
  readonly connection: string;
  readonly database: string;
  /** Of a prepared statement; absent for others. */
  readonly name?: string;
  readonly text: string;
  readonly params: (string | null)[];
}

/** Statements that committed together, in one database. */
export interface Transaction {
  readonly database: string;
  readonly statements: Statement[];
}
