import { Kind, parseValue } from 'graphql';
import { currencyCodeScalar, dateScalar, dateTimeScalar, decimalScalar } from './scalars.ts';

describe('Decimal', () => {
  it.each(['0', '-1', '1250.5', '999999999999999.9999'])('when a client sends "%s" › takes it as it is', (text) => {
    expect(decimalScalar.parseValue(text)).toBe(text);
  });

  it.each(['', ' 1', '1e3', '+1', '.5', '1.', '1,000', '1.00001', '1234567890123456', 'NaN'])(
    'when a client sends "%s" › says what a decimal looks like',
    (text) => {
      expect(() => decimalScalar.parseValue(text)).toThrow('Decimal takes a plain decimal as a string, like "1250.50"');
    },
  );

  it('when a client sends a number › refuses it, because a float has lost digits already', () => {
    expect(() => decimalScalar.parseValue(12.5)).toThrow('as a string');
    expect(() => decimalScalar.parseLiteral(parseValue('12.5'))).toThrow('as a string');
  });

  it('when a total outgrows what a client may send › still writes it exactly', () => {
    expect(decimalScalar.serialize('12345678901234567890.123456')).toBe('12345678901234567890.123456');
  });

  it('when a stored value is a number › refuses to write it', () => {
    expect(() => decimalScalar.serialize(12.5)).toThrow('not a Decimal');
  });
});

describe('Date', () => {
  it('when the day exists › takes it', () => {
    expect(dateScalar.parseLiteral({ kind: Kind.STRING, value: '2028-02-29' })).toBe('2028-02-29');
  });

  it.each(['2026-02-29', '2026-04-31', '2026-4-1', '2026-13-01', '2026-11-22T00:00:00Z', '20261122', '0000-01-01'])(
    'when it is "%s" › refuses it',
    (text) => {
      expect(() => dateScalar.parseValue(text)).toThrow('Date takes a day that exists');
    },
  );
});

describe('DateTime', () => {
  it('when it has an offset › takes the instant and writes it in UTC', () => {
    const at = dateTimeScalar.parseValue('2026-11-22T16:46:00+02:00');
    expect(at).toEqual(new Date('2026-11-22T14:46:00Z'));
    expect(dateTimeScalar.serialize(at)).toBe('2026-11-22T14:46:00.000Z');
  });

  it('when it was stored as text › writes it all the same', () => {
    expect(dateTimeScalar.serialize('2026-11-22T14:46:00.123Z')).toBe('2026-11-22T14:46:00.123Z');
  });

  it.each(['2026-11-22T14:46:00', '2026-11-22', '2026-02-30T00:00:00Z', '2026-11-22T24:00:00Z', 'now', '9999-12-31T23:59:59-12:00'])(
    'when it is "%s" › refuses it',
    (text) => {
      expect(() => dateTimeScalar.parseValue(text)).toThrow('DateTime takes an instant with its offset');
    },
  );
});

describe('CurrencyCode', () => {
  it('when the code is of ISO 4217 › takes it', () => {
    expect(currencyCodeScalar.parseValue('EUR')).toBe('EUR');
  });

  it.each(['eur', 'EURO', 'ZZZ', ''])('when it is "%s" › refuses it', (text) => {
    expect(() => currencyCodeScalar.parseValue(text)).toThrow('CurrencyCode takes a currency code');
  });
});

describe('a value that a scalar refuses', () => {
  it('is not repeated in the message › because messages are logged', () => {
    expect(() => decimalScalar.parseValue('ada@example.org')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('ada') }),
    );
  });
});
