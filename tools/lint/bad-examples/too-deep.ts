// as: apps/leads/src/capture/an-example.ts
// breaks: max-depth
/** Four conditions deep. */
export function isLead(value: unknown): boolean {
  if (value) {
    if (typeof value === 'object') {
      if ('id' in value) {
        if (value.id === 1) {
          return true;
        }
      }
    }
  }
  return false;
}
