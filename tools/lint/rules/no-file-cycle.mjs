import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { onImports } from './imports.mjs';

// Type imports are gone at run time, so they close no cycle.
const valueImport = /^(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s)?\s*'(\.[^']+)'/gm;
const importsByFile = new Map();

/** The files that a file imports at run time by a relative path, read once per change of the file. */
function relativeImports(file) {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined) return [];
  const known = importsByFile.get(file);
  if (known?.changed === changed) return known.imports;
  const imports = [...readFileSync(file, 'utf8').matchAll(valueImport)].map(([, path]) => resolve(dirname(file), path));
  importsByFile.set(file, { changed, imports });
  return imports;
}

/** The way from one file to another along imports, if there is one. */
function wayBetween(start, goal) {
  const reachedFrom = new Map([[start, undefined]]);
  for (const file of reachedFrom.keys()) {
    if (file === goal) return wayBack(reachedFrom, goal);
    for (const next of relativeImports(file)) if (!reachedFrom.has(next)) reachedFrom.set(next, file);
  }
  return undefined;
}

function wayBack(reachedFrom, goal) {
  const way = [];
  for (let file = goal; file; file = reachedFrom.get(file)) way.unshift(file);
  return way;
}

const isTypeOnly = ({ importKind, exportKind }) => importKind === 'type' || exportKind === 'type';

/** No file imports itself by way of others: a cycle has no first file to read, and breaks when a module is used while it loads. */
export const noFileCycle = {
  meta: { type: 'problem', schema: [], messages: { cycle: 'Imports form a cycle: {{way}}.' } },
  create: (context) =>
    onImports((source) => {
      if (!source.value.startsWith('.') || isTypeOnly(source.parent)) return;
      const way = wayBetween(resolve(dirname(context.filename), source.value), context.filename);
      if (!way) return;
      const names = [context.filename, ...way].map((file) => relative(dirname(context.filename), file));
      context.report({ node: source, messageId: 'cycle', data: { way: names.join(' → ') } });
    }),
};
