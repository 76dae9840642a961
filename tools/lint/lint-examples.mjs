import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ESLint } from 'eslint';

// Runs outside Jest, whose module registry cannot load ESLint's configuration; prints what each example breaks, as JSON.
const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root, ignore: false });

const examples = globSync('{bad,good}-examples/*.ts', { cwd: import.meta.dirname }).map((file) => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const [, as] = /^\/\/ as: (.+)$/m.exec(text) ?? [];
  const [, breaks] = /^\/\/ breaks: (.+)$/m.exec(text) ?? [];
  return { kind: file.split('-')[0], name: basename(file, '.ts'), file, as, breaks: breaks?.split(', ') ?? [], text };
});

/** The example as if it stood at the path that it names, which exists only here. */
async function eslintRules({ as, text }) {
  const [{ messages }] = await eslint.lintText(text, { filePath: join(root, as) });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

/** The rules that need types read a file where it stands. */
function oxlintRules({ file }) {
  const args = ['--type-aware', '--format', 'json', join('tools/lint', file)];
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), args, { cwd: root, encoding: 'utf8' });
  return JSON.parse(stdout).diagnostics.map(({ code }) => code);
}

const results = [];
for (const example of examples) {
  const found = example.as ? await eslintRules(example) : oxlintRules(example);
  results.push({ ...example, text: undefined, found: [...new Set(found)].sort() });
}
process.stdout.write(JSON.stringify(results));
