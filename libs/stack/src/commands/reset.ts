import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { resetStack } from '../stack/reset-stack.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const deleted = await resetStack(join(repositoryRoot, '.leadline'));
  console.log(deleted.length === 0 ? 'There was nothing to empty.' : `Emptied: ${deleted.join(', ')}`);
});
