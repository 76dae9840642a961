// npm run -s token -- --as rep: prints an access token of the running stack, and nothing else.
import { isInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

if (isInstalled()) await runPinned('libs/stack/src/commands/token.ts', process.argv.slice(2));
console.error('The stack does not run here. Start it first: npm start');
process.exitCode = 1;
