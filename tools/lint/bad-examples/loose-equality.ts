// as: apps/leads/src/capture/capture-lead.ts
// breaks: eqeqeq
/** Equal after a conversion. */
export const same = (left: unknown, right: unknown): boolean => left == right;
