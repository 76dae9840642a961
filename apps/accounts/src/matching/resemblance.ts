import { foldCompanyName } from './fold-company-name.ts';

/** From here on a person is asked whether two names are one company; below it, they are taken for two. */
export const reviewThreshold = 0.8;

/**
 * How much two company names resemble each other, from 0 to 1 (folded alike). A pure function on purpose, though PostgreSQL has `pg_trgm`:
 * the index only gathers names worth comparing, and what decides is the same in a test, in a preview and in a conversion.
 */
export function resemblance(name: string, other: string): number {
  const [a, b] = [foldCompanyName(name), foldCompanyName(other)];
  return a === null || b === null ? 0 : foldedResemblance(a, b);
}

/** The same for names that are folded already: the better of the words in common and the letters in common. */
export function foldedResemblance(a: string, b: string): number {
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 1;
  const score = Math.max(wordsInCommon(wordsOf(a), wordsOf(b)), lettersInCommon(pairsOf(a), pairsOf(b)));
  return Math.round(100 * score) / 100;
}

interface Word {
  text: string;
  pairs: readonly string[];
}

const misspelt = 0.75;

/** Words of one that have a counterpart in the other, weighed by length; a counterpart may be misspelt. */
function wordsInCommon(a: readonly Word[], b: readonly Word[]): number {
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    const likeness = left.map((other) => (word.text === other.text ? 1 : lettersInCommon(word.pairs, other.pairs)));
    const best = likeness.indexOf(Math.max(...likeness));
    if (best < 0 || (likeness[best] ?? 0) < misspelt) continue;
    const [counterpart] = left.splice(best, 1);
    shared += (likeness[best] ?? 0) * (word.text.length + (counterpart?.text.length ?? 0));
  }
  return shared / (lengthOf(a) + lengthOf(b));
}

/** Sørensen–Dice on the runs of two letters. */
function lettersInCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left[at] = '';
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

const pairsOf = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
const wordsOf = (name: string): Word[] => name.split(' ').map((text) => ({ text, pairs: pairsOf(text) }));
const lengthOf = (words: readonly Word[]): number => words.reduce((sum, { text }) => sum + text.length, 0);
