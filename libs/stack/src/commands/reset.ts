import { resetStack } from '../stack/reset-stack.ts';
import { stackFolder } from '../stack/stack-folder.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const deleted = await resetStack(stackFolder());
  console.log(deleted.length === 0 ? 'There was nothing to empty.' : `Emptied: ${deleted.join(', ')}`);
});
