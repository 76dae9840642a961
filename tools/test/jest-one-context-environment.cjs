const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** A spec file runs in the process's own context, so that packages which are loaded once for all files share its `Error`, `Date` and `Array`. */
module.exports = class OneContextEnvironment {
  constructor({ projectConfig: config }) {
    this.global = globalThis;
    this.conditions = config.testEnvironmentOptions.customExportConditions;
    this.moduleMocker = new ModuleMocker(globalThis);
    const timers = { idToRef: (id) => id, refToId: (timer) => timer };
    this.fakeTimers = new LegacyFakeTimers({ config, global: globalThis, moduleMocker: this.moduleMocker, timerConfig: timers });
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
    Error.stackTraceLimit = 100;
    this.console = globalThis.console;
  }

  async setup() {}

  async teardown() {
    // Jest has put one in its place that collects what a file says.
    globalThis.console = this.console;
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
  }

  exportConditions() {
    return this.conditions;
  }

  // Only asked whether there is one: the runtime beside this file compiles without.
  getVmContext() {
    return globalThis;
  }
};
