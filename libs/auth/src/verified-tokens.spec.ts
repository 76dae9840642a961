import { verifiedTokens } from './verified-tokens.ts';
import { anonymousViewer } from './viewer-of.ts';

const noon = new Date('2026-11-22T12:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

describe('Verified tokens', () => {
  it('when the token lives › finds the viewer; at its end › forgets it', () => {
    const tokens = verifiedTokens(10);
    tokens.keep('a', anonymousViewer, later(60));
    expect(tokens.find('a', later(59))).toBe(anonymousViewer);
    expect(tokens.find('a', later(60))).toBeUndefined();
    expect(tokens.size).toBe(0);
  });

  it('when full › lets the oldest go', () => {
    const tokens = verifiedTokens(2);
    for (const token of ['a', 'b', 'c']) tokens.keep(token, anonymousViewer, later(60));
    expect(tokens.size).toBe(2);
    expect(tokens.find('a', noon)).toBeUndefined();
    expect(tokens.find('c', noon)).toBe(anonymousViewer);
  });
});
