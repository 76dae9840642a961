import { exemptionReason } from './rules/exemption-reason.mjs';
import { exportedDocstring } from './rules/exported-docstring.mjs';
import { fileName } from './rules/file-name.mjs';
import { noFileCycle } from './rules/no-file-cycle.mjs';
import { sliceBoundary } from './rules/slice-boundary.mjs';
import { testLength } from './rules/test-length.mjs';

/** The rules of docs that no published plugin has. Each has a bad example in `bad-examples/`. */
export const leadline = {
  meta: { name: 'leadline' },
  rules: {
    'exemption-reason': exemptionReason,
    'exported-docstring': exportedDocstring,
    'file-name': fileName,
    'no-file-cycle': noFileCycle,
    'slice-boundary': sliceBoundary,
    'test-length': testLength,
  },
};
