/** Lets one loop sleep until it is woken or a time has passed; a wake while it is awake is kept for its next sleep. */
export class Alarm {
  #pending = false;
  #ring: (() => void) | undefined;

  ring(): void {
    this.#pending = true;
    this.#ring?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#ring = undefined;
    this.#pending = false;
  }
}
