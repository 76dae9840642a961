// Compiles an app with the libraries under it, and puts what runs of them, and no more, into a folder: node build-app.mjs APP FOLDER
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const [app, target] = process.argv.slice(2);
const folderOf = (name) =>
  ['apps', 'libs'].map((group) => join(group, name)).find((folder) => existsSync(join(root, folder, 'package.json')));

/** The folders of a workspace and of all it depends on. */
function closure(name, found = new Set()) {
  const folder = folderOf(name);
  if (!folder) throw new Error(`There is no app or library “${name}”.`);
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  for (const dependency of Object.keys(dependencies)) {
    if (dependency.startsWith('@leadline/')) closure(dependency.slice('@leadline/'.length), found);
  }
  return found;
}

function run(command, ...args) {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const isRunTime = (path) => !/\.(d\.ts|tsbuildinfo)$|\.(spec|e2e)\.|\/(testing|specs)(\/|$)/.test(path);

const folders = [...closure(app)];
if (folders.includes(join('libs', 'subgraph'))) run('node', 'tools/codegen/generate.ts', app);
run('tsc', '-b', join('apps', app));
for (const folder of folders) {
  cpSync(join(root, folder, 'dist'), join(target, folder, 'dist'), { recursive: true, filter: isRunTime });
  // A service reads its SDL from its sources, the gateway the supergraph from beside them.
  for (const sdl of globSync(['*.graphql', 'src/**/*.graphql'], { cwd: join(root, folder) })) {
    cpSync(join(root, folder, sdl), join(target, folder, sdl));
  }
}
