module.exports = {
  ...require('../../jest.preset.cjs')(__dirname),
  // Processes start and brokers answer slowly on a machine that runs everything at once.
  testTimeout: 30_000,
};
