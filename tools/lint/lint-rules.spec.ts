import { execFileSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { leadline } from './plugin.mjs';
import { shared } from './slices.mjs';

interface Example {
  kind: 'bad' | 'good';
  name: string;
  breaks: string[];
  found: string[];
}

const here = import.meta.dirname;
const namesIn = (folder: string) => readdirSync(join(here, folder)).filter((file) => file.endsWith('.ts'));

describe('Lint rules', () => {
  let examples: Example[];
  const foundIn = (kind: string, file: string) => examples.find((example) => example.kind === kind && `${example.name}.ts` === file);

  beforeAll(() => {
    examples = JSON.parse(execFileSync(process.execPath, [join(here, 'lint-examples.mjs')], { encoding: 'utf8' })) as Example[];
  }, 120_000);

  describe('when an example breaks a rule › that rule fires, and no other', () => {
    it.each(namesIn('bad-examples'))('%s', (file) => {
      const example = foundIn('bad', file);
      expect(example?.breaks).not.toEqual([]);
      expect(example?.found).toEqual(example?.breaks);
    });
  });

  describe('when an example keeps the rules › none fires', () => {
    it.each(namesIn('good-examples'))('%s', (file) => {
      expect(foundIn('good', file)?.found).toEqual([]);
    });
  });

  it.each(Object.keys(leadline.rules))('leadline/%s has a bad example', (rule) => {
    expect(examples.flatMap(({ breaks }) => breaks)).toContain(`leadline/${basename(rule)}`);
  });
});

describe('The slice rule', () => {
  it('knows the folders of each app that is made of slices: the subgraphs and the command line', () => {
    const root = join(here, '../..');
    const manifests = globSync('apps/*/package.json', { cwd: root });
    const subgraphs = manifests.filter((manifest) => readFileSync(join(root, manifest), 'utf8').includes('"@leadline/subgraph"'));
    const sliced = ['cli', ...subgraphs.map((manifest) => basename(dirname(manifest)))];
    expect(Object.keys(shared).sort()).toEqual(sliced.sort());
  });
});
