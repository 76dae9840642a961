#!/usr/bin/env node
// The `leadline` command, from the sources, on the pinned Node: npm run -s leadline -- doctor
import { existsSync } from 'node:fs';
import { pinnedNode } from '../../../tools/install.mjs';
import { runPinned } from '../../../tools/run-pinned.mjs';

if (!existsSync(pinnedNode)) {
  console.error('The packages are not installed. Install them first: npm ci');
  process.exit(1);
}
await runPinned('apps/cli/src/main.ts', process.argv.slice(2));
