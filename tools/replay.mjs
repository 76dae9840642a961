// npm run replay -- FOLDER: replays a CRM export through the graph and compares the totals.
import { checkNode, ensureInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

checkNode();
await ensureInstalled();
await runPinned('apps/demo/src/replay/main.ts', process.argv.slice(2));
