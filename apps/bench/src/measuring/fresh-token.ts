const goodForMs = 300_000;

/** Asks for a token anew before it expires: those of the local issuer last 15 minutes at most. */
export function freshToken(ask: () => Promise<string>): () => Promise<string> {
  let asked = 0;
  let token: Promise<string> | undefined;
  return () => {
    if (token === undefined || performance.now() - asked > goodForMs) {
      asked = performance.now();
      token = ask();
    }
    return token;
  };
}
