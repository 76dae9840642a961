// breaks: typescript(await-thenable)
const count = (): number => 1;

/** Waits for what is there already. */
export async function captureLead(): Promise<number> {
  return await count();
}
