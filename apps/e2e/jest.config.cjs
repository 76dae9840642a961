/** One stack for all files of the run, so they run one after the other. */
module.exports = {
  ...require('../../jest.preset.cjs')(__dirname),
  globalSetup: '<rootDir>/src/stack/before-all-files.cjs',
  globalTeardown: '<rootDir>/src/stack/after-all-files.cjs',
  testSequencer: '<rootDir>/src/stack/file-order.cjs',
  // Two and a half minutes in which everything is killed once: in CI, and by hand with REPLAY=1.
  testPathIgnorePatterns: process.env.REPLAY === '1' ? ['/node_modules/'] : ['/node_modules/', '/src/replay/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
