import { bearerToken } from './bearer-token.ts';

describe('Bearer token', () => {
  it('when the header names it › returns the token', () => {
    expect(bearerToken('Bearer abc.def.ghi')).toBe('abc.def.ghi');
    expect(bearerToken('bearer  abc.def.ghi ')).toBe('abc.def.ghi');
  });

  it.each([undefined, ''])('when there is no header (%p) › refuses it as missing', (header) => {
    expect(() => bearerToken(header)).toThrow(expect.objectContaining({ reason: 'missing' }));
  });

  it.each(['Basic abc', 'Bearer', 'Bearer a b'])('when the header is "%s" › refuses it as malformed', (header) => {
    expect(() => bearerToken(header)).toThrow(expect.objectContaining({ reason: 'malformed' }));
  });
});
