const suffixes = ['entity', 'resolver', 'reference', 'consumer', 'spec', 'int.spec', 'e2e'];
const configFiles = ['jest.config.cjs', 'jest.preset.cjs', 'eslint.config.mjs'];
const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers', 'base', 'misc'];

const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
const sourceName = new RegExp(`^${kebab}(?:\\.(?:${suffixes.join('|').replaceAll('.', '\\.')}))?\\.(?:ts|mjs|cjs)$`);
const sdlName = new RegExp(`^${kebab}\\.graphql$`);

/** Says what is wrong with the name of a file, or nothing when it follows the conventions. The path is relative to the repository. */
export function nameFault(path) {
  const segments = path.split('/');
  const file = segments.at(-1);
  if (configFiles.includes(file)) return undefined;
  const pattern = file.endsWith('.graphql') ? sdlName : sourceName;
  if (!pattern.test(file)) return `“${file}” is not kebab-case with a known suffix (${suffixes.map((suffix) => `.${suffix}`).join(' ')})`;
  const empty = segments.flatMap((segment) => segment.split(/[-.]/)).find((word) => emptyWords.includes(word));
  return empty && `“${path}” says “${empty}”, which says nothing: name it after what it does`;
}

/** File names are kebab-case, end in a suffix of the closed list, and hold no word that says nothing. */
export const fileName = {
  meta: { type: 'problem', schema: [], messages: { fault: '{{fault}}.' } },
  create: (context) => ({
    Program(node) {
      const fault = nameFault(context.filename.slice(context.cwd.length + 1).replaceAll('\\', '/'));
      if (fault) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'fault', data: { fault } });
    },
  }),
};
