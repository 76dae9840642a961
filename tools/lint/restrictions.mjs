/** Syntax that no source file has. */
export const everywhere = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a default export has another name in each importer.' },
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A committed test runs, and runs with the others.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    message: 'A committed test runs, and runs with the others.',
  },
];

/** `process.env`, by each way to it: read in `environment.ts` only, where it is checked. */
export const environmentByName = [
  { object: 'process', property: 'env', message: 'Read the environment in environment.ts, where it is checked.' },
];

const environmentByImport = ['process', 'node:process'].map((name) => ({
  name,
  importNames: ['env'],
  message: 'Read the environment in environment.ts, where it is checked.',
}));
const pastTheDoor = { regex: '^@leadline/[^/]+/.+', message: 'Import from the public index of a package, not from inside it.' };
const testSupport = { regex: '^\\..*/(?:testing|specs)/', message: 'Only tests use test support.' };

/** Modules reached past their public door, and the environment by import. */
export const imports = { paths: environmentByImport, patterns: [pastTheDoor] };

/** The same for code that runs in production, which takes nothing from the folders of test support. */
export const importsOfCode = { ...imports, patterns: [pastTheDoor, testSupport] };
