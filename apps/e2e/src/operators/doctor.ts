import { type Outcome, leadlineJson } from './run-leadline.ts';

/** What the doctor found out. */
export interface Diagnosis {
  well: boolean;
  findings: { about: string; ok: boolean; remedy?: string }[];
}

/** Has the stack under test examined, which has fewer partitions than the default. */
export const doctor = (): Promise<Outcome & { data: Diagnosis }> => leadlineJson<Diagnosis>('doctor', '--partitions', '3');
