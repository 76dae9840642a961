import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData } from './environment.ts';

const read = (file: string): string => readFileSync(join(sharedData, file), 'utf8');

/** The rows of a CSV file, by the names in its first line; quoted fields may hold commas and line ends. */
export function readRows(file: string): Record<string, string>[] {
  const [header = [], ...rows] = [...read(file).matchAll(/(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|(?=\r?\n|$)))+/g)]
    .map(([line]) => fieldsOf(line))
    .filter((fields) => fields.some((field) => field !== ''));
  return rows.map((fields) => Object.fromEntries(header.map((name, at) => [name.trim(), fields[at] ?? ''])));
}

const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );

/** Two names, and whether people say that they are one place. */
export interface LabelledPair {
  names: [string, string];
  same: boolean;
}

/** The names of labelled pairs of restaurants. */
export function readPairs(file: string): LabelledPair[] {
  const lines = read(file).trim().split('\n');
  return lines.map((line) => {
    const [left = '', right = '', label] = line.split('\t');
    return { names: [nameIn(left), nameIn(right)], same: label?.trim() === '1' };
  });
}

const nameIn = (record: string): string => (/COL name VAL (.*?) COL addr/.exec(record)?.[1] ?? '').replace(/^[`']\s|\s'$|\\ /g, '').trim();
