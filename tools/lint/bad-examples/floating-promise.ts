// breaks: typescript(no-floating-promises)
const save = async (): Promise<void> => Promise.resolve();

/** Answers before the work is done, and loses its failure. */
export function captureLead(): string {
  save();
  return 'captured';
}
