import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Runs outside Jest, whose module registry cannot load ESLint's configuration; prints what each example breaks, as JSON.
const root = join(import.meta.dirname, '../..');

const examples = globSync('{bad,good}-examples/*.ts', { cwd: import.meta.dirname }).map((file) => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const [, as] = /^\/\/ as: (.+)$/m.exec(text);
  const [, breaks] = /^\/\/ breaks: (.+)$/m.exec(text) ?? [];
  return { kind: file.split('-')[0], name: basename(file, '.ts'), as, breaks: breaks?.split(', ') ?? [], text };
});

// The examples stand at paths that exist only here; the few that need types get a project of their own, as a program each is slow.
const needTypes = new Set(Object.keys(tseslint.configs.disableTypeChecked.rules));
const standing = (override) => new ESLint({ cwd: root, ignore: false, overrideConfig: { files: ['**/*.ts'], ...override } });
const typed = standing({
  languageOptions: {
    parserOptions: { projectService: { allowDefaultProject: examples.map(({ as }) => as).filter((as) => !existsSync(join(root, as))) } },
  },
});
const untyped = standing(tseslint.configs.disableTypeChecked);

async function breaksOf({ as, breaks, text }) {
  const eslint = breaks.some((rule) => needTypes.has(rule)) ? typed : untyped;
  const [{ messages }] = await eslint.lintText(text, { filePath: join(root, as) });
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].sort();
}

const results = [];
for (const example of examples) results.push({ ...example, text: undefined, found: await breaksOf(example) });
process.stdout.write(JSON.stringify(results));
