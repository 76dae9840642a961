import { creationOf, fingerprint, puttingOf, requestOf } from './request.ts';

describe('Request › fingerprint', () => {
  it('when fields come in another order, or under another request key › is the same', () => {
    expect(fingerprint('add', { a: 1, b: { c: [1, 2], d: null }, requestKey: 'x' })).toBe(
      fingerprint('add', { requestKey: 'y', b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it.each([
    ['a value', 'add', { a: 2 }],
    ['the mutation', 'change', { a: 1 }],
    ['a list’s order', 'add', { a: 1, list: [2, 1] }],
    ['an explicit null', 'add', { a: 1, b: null }],
  ])('when %s differs › is another', (_, name, input) => {
    expect(fingerprint(name, input)).not.toBe(fingerprint('add', { a: 1 }));
    expect(fingerprint('add', { a: 1, list: [1, 2] })).not.toBe(fingerprint(name, input));
  });
});

describe('Request › key', () => {
  it('when the client sends none › there is no request', () => {
    expect(requestOf('change', { requestKey: null })).toBeUndefined();
    expect(creationOf('add', {})).toBeUndefined();
  });

  it('when something is created under a chosen id › the id is the key, apart from keys that clients choose', () => {
    expect(creationOf('add', { id: 'ABC' })?.key).toBe('create:abc');
    expect(creationOf('add', { id: 'ABC', requestKey: 'k' })?.key).toBe('k');
  });

  it('when something is put under an id › the id is the key of an addition, and none of a change', () => {
    expect(puttingOf('put', { id: 'ABC', expectedVersion: null })?.key).toBe('create:abc');
    expect(puttingOf('put', { id: 'ABC', expectedVersion: 1 })).toBeUndefined();
    expect(puttingOf('put', { id: 'ABC', expectedVersion: 1, requestKey: 'k' })?.key).toBe('k');
  });

  it.each([' ', 'x'.repeat(201), 'a\0b', 'create:abc'])('when it is unfit (%j) › refuses and names the field', (requestKey) => {
    expect(() => requestOf('change', { requestKey })).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'BAD_USER_INPUT', field: 'requestKey' }) }),
    );
  });
});
