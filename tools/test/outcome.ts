import { type Tally, counted } from './tally.ts';

/** What became of one check or of the tests of one project. */
export interface Outcome {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds?: number;
  /** Told in full when it failed: what the tool printed, or what is wrong. */
  readonly complaint?: string;
}

/** One thing that went wrong, counted as one failure. */
export const failure = (name: string, complaint: string): Outcome => ({ name, tally: counted({ failed: 1 }), complaint });

/** Whether nothing of it failed. */
export const isGood = ({ tally }: Outcome): boolean => tally.failed === 0;
