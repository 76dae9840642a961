const Sequencer = require('@jest/test-sequencer').default;

// What others wrote is judged by `contract`; what breaks parts of the stack comes after all that needs it whole, and what ends it last.
const last = ['contract', 'service-down', 'replay', 'start'];
const rank = ({ path }) => last.findIndex((behaviour) => path.includes(`/src/${behaviour}/`));

/** Files in the order of their paths, the behaviours that must come late at the end. */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};
