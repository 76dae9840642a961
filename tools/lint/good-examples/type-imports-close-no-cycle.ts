// as: tools/lint/good-examples/cycle/row.ts
import { entity } from './entity.ts';

/** The row that the entity maps; only its type goes back. */
export interface Row {
  id: string;
}

/** How the row is stored. */
export const stored = entity;
