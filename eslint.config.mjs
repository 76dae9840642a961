import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries, boundariesOfSpecs } from './tools/lint/boundaries.mjs';
import { leadline } from './tools/lint/plugin.mjs';
import * as restrictions from './tools/lint/restrictions.mjs';

const specs = ['**/*.spec.ts', '**/*.e2e.ts'];
const projects = ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'];

/** What holds in every file of ours. */
const everywhere = {
  files: ['**/*.{ts,mjs,cjs}'],
  extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
  plugins: { leadline },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'max-lines': ['error', { max: 200 }],
    'max-lines-per-function': ['error', { max: 50 }],
    complexity: ['error', { max: 8 }],
    'max-depth': ['error', { max: 3 }],
    'max-params': ['error', { max: 4 }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-restricted-syntax': ['error', ...restrictions.everywhere],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/consistent-type-definitions': 'off',
    '@typescript-eslint/no-empty-function': 'off',
    // Under noUncheckedIndexedAccess an index that was just checked needs one.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    'leadline/exemption-reason': 'error',
    'leadline/exported-docstring': 'error',
    'leadline/file-name': 'error',
    'leadline/no-file-cycle': 'error',
  },
};

/** What holds in apps and libraries besides: boundaries, and the environment in one place. Forgotten promises are oxlint's. */
const inProjects = {
  files: projects,
  plugins: { '@nx': nx },
  rules: {
    '@nx/enforce-module-boundaries': boundaries,
    'no-restricted-imports': ['error', restrictions.importsOfCode],
    'no-restricted-properties': ['error', ...restrictions.environmentByName],
    'leadline/slice-boundary': 'error',
  },
};

const inSpecs = {
  files: specs,
  rules: {
    // A describe is as long as its tests; `test-length` limits each of those.
    'max-lines-per-function': 'off',
    'leadline/test-length': 'error',
    'leadline/exported-docstring': 'off',
  },
};

/** Specs and what only they use: the test kit and test support are theirs. */
const inTestCode = {
  files: [...specs, '**/testing/**/*.ts', '**/specs/**/*.ts'],
  plugins: { '@nx': nx },
  rules: {
    '@nx/enforce-module-boundaries': boundariesOfSpecs,
    'no-restricted-imports': ['error', restrictions.imports],
  },
};

export default defineConfig([
  globalIgnores(['**/dist/', '**/__generated__/', 'reports/', '.nx/', '.leadline/', 'coverage/', 'tools/lint/*-examples/']),
  everywhere,
  inProjects,
  inSpecs,
  inTestCode,
  { files: ['**/environment.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['**/*.entity.ts', 'apps/*/src/migrations/*.ts', 'libs/*/src/migrations/*.ts'],
    rules: { 'leadline/exported-docstring': 'off' },
  },
  { files: ['**/*.config.{ts,mjs,cjs}', 'codegen.ts', '**/*.cjs'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
]);
