import { pageWindow } from './page-arguments.ts';

describe('Page arguments', () => {
  it('when none is given › is a first page of 20', () => {
    expect(pageWindow({ first: null, after: null })).toEqual({ backward: false, size: 20, cursor: null, argument: 'after' });
  });

  it('when last and before are given › goes backward', () => {
    expect(pageWindow({ last: 5, before: 'c' })).toEqual({ backward: true, size: 5, cursor: 'c', argument: 'before' });
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ first: 1.5 }, 'first'],
    [{ last: -1 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ first: 1, before: 'c' }, 'before'],
    [{ after: 'c', before: 'c' }, 'before'],
  ])('when asked for %j › refuses and names %s', (given, field) => {
    expect(() => pageWindow(given)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'BAD_USER_INPUT', field }) }),
    );
  });
});
