import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type * as library from './index.ts';
import { nodeBinary, repositoryRoot } from './repository.ts';

type Starter = 'startPostgres' | 'startKafka' | 'startStack';
type Started<Name extends Starter> = Awaited<ReturnType<(typeof library)[Name]>>;

/** Starts a part of the stack in a process of its own, kills that one with SIGKILL when the part is ready, and returns the orphan's data. */
export async function killedAfter<Name extends Starter>(starter: Name, options: object): Promise<Started<Name>> {
  const source = join(repositoryRoot, 'libs', 'stack', 'src', 'index.ts');
  const program = `
    import { ${starter} } from ${JSON.stringify(source)};
    setInterval(() => {}, 1000);
    console.log(JSON.stringify(await ${starter}(${JSON.stringify(options)})));`;
  const flags = ['--conditions=@leadline/source', '--input-type=module', '--disable-warning=TimeoutNegativeWarning'];
  const child = spawn(nodeBinary(), [...flags, '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  return JSON.parse(line) as Started<Name>;
}
