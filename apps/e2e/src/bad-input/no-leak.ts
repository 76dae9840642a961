/** What no client may learn from an answer: where things run, how they are stored, where code is. */
const inside =
  /https?:\/\/|127\.0\.0\.1|localhost|ECONN|\\n +at |node_modules|\.ts:\d+|\b(?:SELECT|INSERT|UPDATE) |relation \\?"|constraint|typeorm|postgres|kafka/i;

/** Fails when the text of an answer tells of the inside. */
export function expectNoLeak(text: string): void {
  expect(text).not.toMatch(inside);
}
