// npm run bench: measures, prints a table, writes .bench/latest.json. `-- --only gateway` runs some, `--write` the page too, `--tiny` a trial.
import { ensureInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

await ensureInstalled();
await runPinned('apps/bench/src/main.ts', process.argv.slice(2));
