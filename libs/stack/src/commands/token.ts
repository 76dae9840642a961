import { parseArgs } from 'node:util';
import { StackError } from '../stack-error.ts';
import { runningState } from '../stack/running-state.ts';
import { stackFolder } from '../stack/stack-folder.ts';
import { localToken } from '../stack/token.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { as: { type: 'string', default: 'rep' }, folder: { type: 'string' } }, allowPositionals: true });
  const folder = values.folder ?? stackFolder();
  const state = runningState(folder);
  if (state === undefined) throw new StackError('The stack does not run, or is not ready yet. Start it first: npm start');
  process.stdout.write(`${await localToken(state.issuerUrl, values.as)}\n`);
});
