/** A statement and its values. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}
