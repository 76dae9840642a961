/** One stack for all files of the run, so they run one after the other. */
module.exports = {
  ...require('../../jest.preset.cjs')(__dirname),
  globalSetup: '<rootDir>/src/stack/before-all-files.cjs',
  globalTeardown: '<rootDir>/src/stack/after-all-files.cjs',
  testSequencer: '<rootDir>/src/stack/file-order.cjs',
  maxWorkers: 1,
  testTimeout: 60_000,
};
