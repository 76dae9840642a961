// as: apps/leads/src/capture/an-example.ts
// breaks: no-restricted-properties
/** A setting that nobody checked. */
export const limit = Number(process.env.CAPTURE_LIMIT);
