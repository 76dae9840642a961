// as: apps/leads/src/capture/an-example.ts
// breaks: max-params
/** Five values in an order that nobody remembers. */
export const total = (one: number, two: number, three: number, four: number, five: number): number => one + two + three + four + five;
