// as: apps/leads/src/capture/an-example.ts
// breaks: @typescript-eslint/ban-ts-comment
// @ts-expect-error
const wrong: string = 1;

/** Wrong, and nobody says why. */
export const text = wrong;
