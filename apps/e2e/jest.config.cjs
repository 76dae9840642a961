/** One stack for all files of the run, so they run one after the other. */
module.exports = {
  ...require('../../jest.preset.cjs')(__dirname),
  globalSetup: '<rootDir>/src/stack/before-all-files.cjs',
  globalTeardown: '<rootDir>/src/stack/after-all-files.cjs',
  testSequencer: '<rootDir>/src/stack/file-order.cjs',
  // Runs by hand (REPLAY=1) until it has been seen to pass on a quiet machine: it kills every process of a stack of its own.
  testPathIgnorePatterns: process.env.REPLAY === '1' ? ['/node_modules/'] : ['/node_modules/', '/src/replay/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
