const { createRequire } = require('node:module');
const { sep } = require('node:path');
const { compileFunction, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const load = createRequire(__filename);
const installed = `${sep}node_modules${sep}`;
const maybePackage = /^(?!\.|\/|node:|@leadline\/)/;

/** Loads each package once for all spec files of a process, by Node itself; our own sources anew for each file, as Jest does. */
module.exports = class OneContextRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    // As Jest's own does, but in the context of the process.
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }

  requireModule(from, name, ...rest) {
    const path = name && maybePackage.test(name) ? createRequire(from).resolve(name) : '';
    return path.includes(installed) ? load(path) : super.requireModule(from, name, ...rest);
  }
};
module.exports.default = module.exports;
