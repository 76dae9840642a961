// as: apps/leads/src/capture/an-example.ts
// breaks: leadline/exemption-reason
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

/** Anything goes. */
export const anything: Anything = 1;
