/** How long an answer may be kept, and whether for one caller only. */
export interface CacheHint {
  maxAge: number;
  scope?: 'PRIVATE' | 'PUBLIC';
}

/** Reads what a `cache-control` header allows; without one nothing may be kept. */
export function cacheHint(header: string | string[] | undefined): CacheHint {
  const directives = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  const maxAge = directives.map((directive) => /^max-age="?(\d+)"?$/.exec(directive)?.[1]).find((seconds) => seconds !== undefined);
  const scope = directives.includes('private') ? 'PRIVATE' : directives.includes('public') ? 'PUBLIC' : undefined;
  return { maxAge: Number(maxAge ?? 0), ...(scope && { scope }) };
}
