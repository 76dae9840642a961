/** How many may be inside. */
export interface Places {
  atOnce: number;
  /** Of one caller. */
  perCaller: number;
}

interface Line {
  inside: number;
  waiting: (() => void)[];
}

/** Lets so many through at once; the others wait, each caller in a line of its own, and the lines take turns. */
export function turnstile({ atOnce, perCaller }: Places): <Result>(caller: string, run: () => Promise<Result>) => Promise<Result> {
  // Whose turn comes first is first.
  const lines = new Map<string, Line>();
  let inside = 0;

  function letIn(): void {
    while (inside < atOnce) {
      const next = nextOf(lines, perCaller);
      if (!next) return;
      const [caller, line] = next;
      lines.delete(caller);
      lines.set(caller, line);
      inside += 1;
      line.inside += 1;
      line.waiting.shift()!();
    }
  }

  function letOut(caller: string, line: Line): void {
    inside -= 1;
    line.inside -= 1;
    if (line.inside === 0 && line.waiting.length === 0) lines.delete(caller);
    letIn();
  }

  return async (caller, run) => {
    const line = lines.get(caller) ?? { inside: 0, waiting: [] };
    lines.set(caller, line);
    const entered = new Promise<void>((enter) => line.waiting.push(enter));
    letIn();
    await entered;
    try {
      return await run();
    } finally {
      letOut(caller, line);
    }
  };
}

function nextOf(lines: ReadonlyMap<string, Line>, perCaller: number): [string, Line] | undefined {
  for (const entry of lines) if (entry[1].waiting.length > 0 && entry[1].inside < perCaller) return entry;
  return undefined;
}
