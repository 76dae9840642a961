// One Jest set-up for every project: swc to CommonJS, library sources through the `@leadline/source` export condition.
module.exports = (projectFolder) => ({
  rootDir: projectFolder,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@leadline/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.e2e.ts'],
  extensionsToTreatAsEsm: [],
  moduleFileExtensions: ['ts', 'mjs', 'cjs', 'js', 'json'],
  transform: {
    '^.+\\.(ts|mjs|js)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  // Only packages that ship nothing but ES modules are transformed.
  transformIgnorePatterns: ['/node_modules/(?!(jose|uuid|graphql-request|oidc-provider|nanoid|@koa|quick-lru|temporal-polyfill|@apollo/client)/)'],
});
