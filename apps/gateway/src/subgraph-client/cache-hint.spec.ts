import { cacheHint } from './cache-hint.ts';

describe('Cache hint', () => {
  it.each([
    [undefined, { maxAge: 0 }],
    ['no-store', { maxAge: 0 }],
    ['max-age=60', { maxAge: 60 }],
    ['Max-Age=60, Private', { maxAge: 60, scope: 'PRIVATE' }],
    ['public,max-age="30"', { maxAge: 30, scope: 'PUBLIC' }],
    ['max-age=-1', { maxAge: 0 }],
    [['max-age=5', 'private'], { maxAge: 5, scope: 'PRIVATE' }],
  ])('when the header is %j › is %j', (header, hint) => {
    expect(cacheHint(header)).toEqual(hint);
  });
});
