// as: apps/leads/src/capture/an-example.ts
// breaks: Unused eslint-disable directive (no problems were reported from 'complexity').
/** Needs no exemption any more. */
// eslint-disable-next-line complexity -- it was complex once
const simple = 1;

/** Simple. */
export const plain = simple;
