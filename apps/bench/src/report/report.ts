import { cpus, totalmem } from 'node:os';
import type { Figure } from '../benchmark.ts';
import { aimOf, aims, isMet } from './aims.ts';

/** What a run found, and where. */
export interface Report {
  readonly at: string;
  readonly machine: string;
  readonly tiny: boolean;
  readonly figures: readonly Figure[];
}

const gigabyte = 2 ** 30;

/** Puts the figures of a run together. */
export function reportOf(figures: readonly Figure[], tiny: boolean, now: Date): Report {
  const [first] = cpus();
  const machine = `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / gigabyte)} GiB, Node ${process.versions.node}`;
  return { at: now.toISOString(), machine, tiny, figures };
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const marks = new Map([
  [true, '✓'],
  [false, '✗'],
  [undefined, ' '],
]);

/** A table for a terminal. */
export function tableOf({ figures, tiny }: Report): string {
  const width = Math.max(...figures.map(({ key }) => key.length));
  const rows = figures.map(
    ({ key, value, detail }) =>
      `${tiny ? '·' : marks.get(isMet(key, value))} ${key.padEnd(width)}  ${rounded(value).padStart(8)}  ${aimOf(key).padEnd(7)}  ${detail}`,
  );
  return [...rows, ...(tiny ? ['Tiny sizes: these figures say nothing but that everything runs.'] : [])].join('\n');
}

/** The page of the documentation. */
export function pageOf({ figures, machine, at }: Report): string {
  const rows = figures.map(({ key, value, detail }) => {
    const { what, limitedBy } = aims[key];
    const met = isMet(key, value) === false ? `**${rounded(value)}**` : rounded(value);
    return `| \`${key}\` | ${what} | ${aimOf(key)} | ${met} | ${detail} | ${limitedBy} |`;
  });
  return `# Benchmarks

Made by \`npm run bench -- --write\` on ${at.slice(0, 10)}: ${machine}. fsync is on. What is compared ran in the same run, in turns; a ratio is the median of its rounds. A figure in bold misses its aim.

| figure | what | aim | found | made of | limited by |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
