/** Notices a server that is gone without a word: it has statements to answer, and has answered none of them for too long. */
export class AnswerWatch {
  readonly #withinMs: number;
  readonly #gone: () => void;
  #unanswered = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(withinMs: number, gone: () => void) {
    this.#withinMs = withinMs;
    this.#gone = gone;
  }

  /** Watches one statement; its time begins when those before it are answered. */
  over(answer: Promise<unknown>): void {
    this.#unanswered += 1;
    if (this.#unanswered === 1) this.#timer = setTimeout(this.#gone, this.#withinMs).unref();
    const answered = (): void => {
      this.#unanswered -= 1;
      if (this.#unanswered === 0) clearTimeout(this.#timer);
      else this.#timer?.refresh();
    };
    answer.then(answered, answered);
  }
}
