const preset = require('../jest.preset.cjs');

module.exports = { ...preset(__dirname), testMatch: ['<rootDir>/**/*.spec.ts'] };
