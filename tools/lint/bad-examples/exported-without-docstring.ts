// as: apps/leads/src/capture/an-example.ts
// breaks: leadline/exported-docstring
// A comment is not a docstring.
export function captureLead(): number {
  return 1;
}
