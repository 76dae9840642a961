import { dirname, relative, resolve } from 'node:path';
import { composition, open, shared } from '../slices.mjs';
import { onImports } from './imports.mjs';

/** Where a file lies in a service: its app and its first folder under `src`; nothing for a file outside an app. */
function placeOf(cwd, file) {
  const [, app, slice] = /^apps\/([^/]+)\/src\/(?:([^/]+)\/)?/.exec(relative(cwd, file)) ?? [];
  return app && { app, slice };
}

const isShared = ({ app, slice }) => open.includes(slice) || shared[app]?.includes(slice);
const isComposition = ({ slice }) => !slice || composition.includes(slice);

function isCrossing(from, to) {
  const areInOneService = from && to && from.app === to.app && from.app in shared;
  return areInOneService && !isComposition(from) && to.slice && from.slice !== to.slice && !isShared(to);
}

/** A slice of a service imports the folders that its slices share, above all its aggregates', and the files at the root of `src`, and no other slice. */
export const sliceBoundary = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { crossing: 'The slice “{{from}}” imports the slice “{{to}}”. Slices share only the folders in tools/lint/slices.mjs.' },
  },
  create(context) {
    const from = placeOf(context.cwd, context.filename);
    return onImports((source) => {
      if (!source.value.startsWith('.')) return;
      const to = placeOf(context.cwd, resolve(dirname(context.filename), source.value));
      if (isCrossing(from, to)) context.report({ node: source, messageId: 'crossing', data: { from: from.slice, to: to.slice } });
    });
  },
};
