// npm run audits: checks that other people wrote, against the real stack. `-- --only relay,asyncapi` runs some of them.
import { ensureInstalled } from '../install.mjs';
import { runPinned } from '../run-pinned.mjs';

// Whatever ends the set-up early, the last line is a count.
const countAnyway = () => console.log('0 passed, 1 failed');
process.once('exit', countAnyway);
await ensureInstalled();
process.off('exit', countAnyway);
await runPinned('tools/audits/main.ts', process.argv.slice(2));
