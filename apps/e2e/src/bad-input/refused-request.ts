import type { Asker } from '../graph/graph.ts';
import type { RosasRecords } from './rosas-records.ts';

/** A request with one fault, and the refusal that it must meet. */
export interface RefusedRequest {
  fault: string;
  mutation: string;
  input(records: RosasRecords): Record<string, unknown>;
  /** Rosa when not said. */
  as?: Asker['as'];
  code: string;
  rule: string;
  field?: string;
}

/** Who sends it: Rosa, unless it says otherwise. */
export const asker = ({ as = 'rep' }: RefusedRequest): Asker => ({ as });
