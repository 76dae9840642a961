import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { FailpointName } from './failpoint-names.ts';

/** One line of the log of a process: it was at a failpoint, and this happened there. */
export interface FailpointHit {
  point: FailpointName;
  does: 'kill' | 'freeze' | 'note';
  /** How often this process had been there, this time included. */
  pass: number;
  pid: number;
  at: string;
  /** What the place says of itself: the event that was refused, and its offset. */
  detail?: string | undefined;
}

/** Writes the hit before anything happens to the process; when it returns, the line is in the file. */
export function noteHit(file: string | undefined, hit: FailpointHit): void {
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(hit)}\n`);
}

/** The hits that processes wrote into a file; none when there is no file yet. */
export function readHits(file: string): FailpointHit[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as FailpointHit);
}
