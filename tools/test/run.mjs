// npm test: installs what is missing, then runs every check. `-- --only unit,int --project leads` runs some of them.
import { spawn } from 'node:child_process';
import { ensureInstalled, isInstalled, root } from '../install.mjs';
import { runPinned } from '../run-pinned.mjs';

// Whatever ends the set-up early, the last line is a count.
const countAnyway = () => console.log('0 passed, 1 failed');
process.once('exit', countAnyway);

// The broker's jars come while npm installs; should that fail, the stack fetches them again and says why.
if (!isInstalled() && !process.env.KAFKA_BROKERS) spawn(process.execPath, ['infra/kafka/fetch-jars.mjs'], { cwd: root, stdio: 'ignore' });
await ensureInstalled();

process.off('exit', countAnyway);
await runPinned('tools/test/main.ts', process.argv.slice(2));
