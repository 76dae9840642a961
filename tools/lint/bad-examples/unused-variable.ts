// as: apps/leads/src/capture/an-example.ts
// breaks: @typescript-eslint/no-unused-vars
const forgotten = 1;

/** Does not use it. */
export const used = 2;
