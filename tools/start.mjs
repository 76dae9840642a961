// npm start: installs what is missing, then runs the show on the local stack. `-- --once` ends after the show.
import { spawn } from 'node:child_process';
import { ensureInstalled, checkNode, isInstalled, root } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

checkNode();
// The broker's jars come while npm installs; should that fail, the stack fetches them again and says why.
if (!isInstalled() && !process.env.KAFKA_BROKERS) spawn(process.execPath, ['infra/kafka/fetch-jars.mjs'], { cwd: root, stdio: 'ignore' });
await ensureInstalled();
await runPinned('apps/demo/src/main.ts', process.argv.slice(2));
