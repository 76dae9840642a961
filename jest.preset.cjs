const { join } = require('node:path');

const swcOptions = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
const setUp = (file) => join(__dirname, 'tools/test', file);

/** One Jest set-up for every project: swc to CommonJS, library sources through the `@leadline/source` export condition; packages are Node's own to load, once for all files. */
module.exports = (projectFolder) => ({
  rootDir: projectFolder,
  // Beside Nx's own: among the temporary files it would go with each run.
  cacheDirectory: join(__dirname, '.nx/jest'),
  // Tests wait for conditions with bounds of their own; this one only ends what hangs, also on a busy machine.
  testTimeout: 60_000,
  testEnvironment: setUp('jest-one-context-environment.cjs'),
  runtime: setUp('jest-one-context-runtime.cjs'),
  testEnvironmentOptions: { customExportConditions: ['@leadline/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.e2e.ts'],
  extensionsToTreatAsEsm: [],
  moduleFileExtensions: ['js', 'cjs', 'mjs', 'ts', 'json'],
  transform: { '^.+\\.(ts|mjs|js)$': ['@swc/jest', swcOptions] },
});
