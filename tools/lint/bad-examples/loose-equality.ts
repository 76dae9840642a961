// as: apps/leads/src/capture/an-example.ts
// breaks: eqeqeq
/** Equal after a conversion. */
export const same = (left: unknown, right: unknown): boolean => left == right;
