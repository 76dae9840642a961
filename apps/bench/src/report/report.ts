import { cpus, totalmem } from 'node:os';
import type { Figure, Key } from '../benchmark.ts';
import { aimOf, aims, isMet } from './aims.ts';

/** A figure, and the day on which it was found. */
export interface DatedFigure extends Figure {
  readonly on: string;
}

/** What was found, and where. */
export interface Report {
  readonly machine: string;
  readonly tiny: boolean;
  readonly figures: readonly DatedFigure[];
}

const gigabyte = 2 ** 30;

/** Puts the figures of a run together. */
export function reportOf(figures: readonly Figure[], tiny: boolean, now: Date): Report {
  const [first] = cpus();
  const machine = `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / gigabyte)} GiB, Node ${process.versions.node}`;
  return { machine, tiny, figures: figures.map((figure) => ({ ...figure, on: now.toISOString().slice(0, 10) })) };
}

/** The figures of a run with those of an earlier one that it did not measure, if that was as much in earnest and on the same machine. */
export function togetherWith(earlier: Report | undefined, report: Report): Report {
  if (earlier === undefined || earlier.tiny !== report.tiny || earlier.machine !== report.machine) return report;
  const found = new Map([...earlier.figures, ...report.figures].map((figure) => [figure.key, figure]));
  return { ...report, figures: Object.keys(aims).flatMap((key) => found.get(key as Key) ?? []) };
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
export function pageOf({ figures, machine }: Report): string {
  const rows = figures.map(({ key, value, detail, on }) => {
    const { what, limitedBy } = aims[key];
    const met = isMet(key, value) === false ? `**${rounded(value)}**` : rounded(value);
    return `| \`${key}\` | ${what} | ${aimOf(key)} | ${met} | ${on} | ${detail} | ${limitedBy} |`;
  });
  return `# Benchmarks

Made by \`npm run bench -- --write\` on ${machine}. fsync is on. What is compared ran in the same run, in turns; a ratio is the median of its rounds. A figure in bold misses its aim.

| figure | what | aim | found | on | made of | limited by |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
