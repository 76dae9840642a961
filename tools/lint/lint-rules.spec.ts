import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { leadline } from './plugin.mjs';

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
