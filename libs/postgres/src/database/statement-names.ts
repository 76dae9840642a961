const mostNamed = 500;
const mostSeen = 1000;

/** Names for the statements that come again; bounded, because a statement may be made of its values' count and come only once. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** The statement's name, the same for ever; undefined when it is new, or when so many have one that this one gets none. */
  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (!this.#seen.delete(text)) return this.#see(text);
    if (this.#names.size >= mostNamed) return undefined;
    const name = `s${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }

  #see(text: string): undefined {
    if (this.#seen.size >= mostSeen) this.#seen.clear();
    this.#seen.add(text);
  }
}
