// breaks: typescript(no-misused-promises)
const isKnown = async (): Promise<boolean> => Promise.resolve(false);

/** Always known: a promise is true. */
export function captureLead(): string {
  return isKnown() ? 'known' : 'new';
}
