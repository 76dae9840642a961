// as: apps/leads/src/capture/captureLead.ts
// breaks: leadline/file-name
/** A name in another case than its neighbours. */
export const capture = 1;
