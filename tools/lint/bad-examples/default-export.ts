// as: apps/leads/src/capture/capture-lead.ts
// breaks: no-restricted-syntax
/** Each importer gives it another name. */
export default function captureLead(): void {
  return;
}
