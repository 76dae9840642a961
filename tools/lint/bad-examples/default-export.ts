// as: apps/leads/src/capture/an-example.ts
// breaks: no-restricted-syntax
/** Each importer gives it another name. */
export default function captureLead(): void {
  return;
}
