// as: apps/leads/src/lead/an-example.reference.ts
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the library's own type is any
type Representation = any;

/** A reference as the gateway sends it. */
export const idOf = (representation: Representation): string => String(representation);
