// npm run chaos -- --seed N: replays deals while everything fails that can, and compares with an undisturbed run.
import { checkNode, ensureInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

checkNode();
await ensureInstalled();
await runPinned('apps/e2e/src/chaos/main.ts', process.argv.slice(2));
