// npm run reset: empties the data of the local stack. Downloads stay.
import { ensureInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

await ensureInstalled();
await runPinned('libs/stack/src/commands/reset.ts');
