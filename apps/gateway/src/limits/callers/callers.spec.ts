import { callerOf } from './caller.ts';
import { requestsAtOnce } from './requests-at-once.ts';
import { tokenBuckets } from './token-buckets.ts';

describe('Caller', () => {
  it('when there is a token › is its subject, from wherever', () => {
    expect(callerOf({ id: 'rosa' }, '10.0.0.1')).toBe(callerOf({ id: 'rosa' }, '10.0.0.2'));
  });

  it.each([
    ['one address', '10.0.0.1', '10.0.0.1'],
    ['one address, written as IPv6', '10.0.0.1', '::ffff:10.0.0.1'],
    ['addresses of one /64', '2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd'],
  ])('when there is none › %s is one caller', (_, one, other) => {
    expect(callerOf(null, one)).toBe(callerOf(null, other));
  });

  it.each([
    ['two addresses', '10.0.0.1', '10.0.0.2'],
    ['two /64', '2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['a subject that looks like an address', callerOf({ id: '10.0.0.1' }, ''), callerOf(null, '10.0.0.1')],
  ])('when there is none › %s are two callers', (_, one, other) => {
    expect(callerOf(null, one)).not.toBe(callerOf(null, other));
  });
});

describe('Rate of a caller', () => {
  let now = 0;
  const buckets = (options = {}) => tokenBuckets({ perSecond: 2, burst: 3 }, { now: () => now, ...options });
  const refused = (seconds: string) =>
    expect.objectContaining({
      status: 429,
      headers: { 'retry-after': seconds },
      refusal: expect.objectContaining({ code: 'RATE_LIMITED', rule: 'TooManyRequests' }),
    });

  it('when the burst is used up › refuses, says when to come back, and lets in as the bucket fills', () => {
    const { take } = buckets();
    for (let count = 0; count < 3; count += 1) take('rosa');
    expect(() => take('rosa')).toThrow(refused('1'));
    now += 500;
    take('rosa');
    expect(() => take('rosa')).toThrow(refused('1'));
  });

  it('when a caller waits for long › holds no more than the burst', () => {
    const { take } = buckets();
    take('rosa');
    now += 3_600_000;
    for (let count = 0; count < 3; count += 1) take('rosa');
    expect(() => take('rosa')).toThrow(refused('1'));
  });

  it('when the rate is slow › the wait is as long as it takes', () => {
    const { take } = tokenBuckets({ perSecond: 0.1, burst: 1 }, { now: () => now });
    take('rosa');
    expect(() => take('rosa')).toThrow(refused('10'));
  });

  it('when one is refused › others are not', () => {
    const { take } = buckets();
    for (let count = 0; count < 3; count += 1) take('rosa');
    expect(() => take('rosa')).toThrow();
    expect(() => take('maya')).not.toThrow();
  });

  it('when callers are more than can be remembered › forgets those that were quiet longest', () => {
    const few = buckets({ remembered: 2 });
    for (let count = 0; count < 3; count += 1) few.take('rosa');
    few.take('maya');
    expect(() => few.take('rosa')).toThrow();
    few.take('ada');
    expect(few.callers).toBe(2);
    expect(() => few.take('rosa')).toThrow();
  });
});

describe('Requests of a caller at once', () => {
  it('when there are too many › refuses the next, until one is done', () => {
    const { enter } = requestsAtOnce(() => 2);
    const leave = enter('rosa');
    enter('rosa');
    expect(() => enter('rosa')).toThrow(expect.objectContaining({ status: 429, headers: { 'retry-after': '1' } }));
    expect(() => enter('maya')).not.toThrow();
    leave();
    expect(() => enter('rosa')).not.toThrow();
  });

  it('when a request is counted out twice › counts once', () => {
    const { enter } = requestsAtOnce(() => 1);
    const leave = enter('rosa');
    leave();
    enter('rosa');
    leave();
    expect(() => enter('rosa')).toThrow();
  });

  it('when nobody has a request in hand › remembers nobody', () => {
    const requests = requestsAtOnce(() => 2);
    requests.enter('rosa')();
    expect(requests.callers).toBe(0);
  });
});
