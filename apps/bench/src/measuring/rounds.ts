import { median } from './statistics.ts';

/** What a pair of sides came to in one round. */
export interface Round {
  ours: number;
  theirs: number;
}

/** Measures two sides in turns, the first one changing from round to round, so that whatever else the machine does hits both. */
export async function inTurns(rounds: number, ours: () => Promise<number>, theirs: () => Promise<number>): Promise<Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, theirs: await theirs() });
    } else {
      const first = await theirs();
      measured.push({ ours: await ours(), theirs: first });
    }
  }
  return measured;
}

/** The middle of the ratios, each of one round. */
export const ratioOf = (rounds: readonly Round[], ratio: (round: Round) => number): number => median(rounds.map(ratio));

/** Both sides in the middle, for the report. */
export function sidesOf(rounds: readonly Round[], unit: string): string {
  const [ours, theirs] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.theirs))];
  return `${ours.toPrecision(3)} against ${theirs.toPrecision(3)} ${unit}, ${rounds.length} rounds`;
}
