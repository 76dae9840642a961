const renewBeforeMs = 60_000;

/** Keeps a token and fetches the next one a minute before it expires; many callers at once share one fetch. */
export function tokenSource(fetchToken: () => Promise<string>): () => Promise<string> {
  let current: { token: Promise<string>; until: number } | undefined;
  return async () => {
    if (!current || Date.now() > current.until) {
      const token = fetchToken();
      current = { token, until: Number.MAX_SAFE_INTEGER };
      try {
        current = { token, until: expiryOf(await token) - renewBeforeMs };
      } catch (error) {
        current = undefined;
        throw error;
      }
    }
    return current.token;
  };
}

function expiryOf(token: string): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
  return claims.exp * 1000;
}
