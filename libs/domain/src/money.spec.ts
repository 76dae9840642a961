import { isCurrency, isPlainDecimal, plainAmount, sumOf } from './money.ts';

describe('Money › amounts', () => {
  it('add up exactly where floats do not', () => expect(sumOf(['0.1', '0.2', '9007199254740993'])).toBe('9007199254740993.3'));
  it('are written plainly', () => expect([plainAmount('10.5000'), plainAmount('1e3'), plainAmount(0)]).toEqual(['10.5', '1000', '0']));
  it.each(['1e3', '1,5', '', ' 1', '0.00001', '1234567890123456', 'NaN'])('%p is not a plain decimal', (text) =>
    expect(isPlainDecimal(text)).toBe(false),
  );
  it.each(['0', '-1.5', '123456789012345.1234'])('%p is one', (text) => expect(isPlainDecimal(text)).toBe(true));
  it('come in currencies that exist', () =>
    expect([isCurrency('USD'), isCurrency('usd'), isCurrency('ZZZ')]).toEqual([true, false, false]));
});
