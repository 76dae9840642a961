import { type RefusedError, newId } from '@leadline/domain';
import { z } from 'zod';
import { checkInput } from './check-input.ts';
import {
  clientId,
  code,
  email,
  isoDate,
  nonNegativeMoney,
  optionalCode,
  optionalText,
  phone,
  requestKey,
  text,
  website,
} from './input-pieces.ts';

function refusalOf(schema: z.ZodType, input: unknown) {
  try {
    checkInput(schema, input);
  } catch (error) {
    return (error as RefusedError).refusal;
  }
  throw new Error('The input was accepted.');
}

describe('Input check', () => {
  it('when a nested field breaks a rule › names its path, the rule and the remedy', () => {
    const schema = z.object({ contacts: z.array(z.object({ email: email() })) });
    expect(refusalOf(schema, { contacts: [{ email: 'ada@example.org' }, { email: 'ada' }] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      rule: 'WrongFormat',
      field: 'contacts.1.email',
      message: 'contacts.1.email must be an e-mail address, like name@example.org',
    });
  });

  it('when several fields break rules › lists all of them', () => {
    const { details } = refusalOf(z.object({ name: text(5), budget: nonNegativeMoney() }), {
      name: 'too long a name',
      budget: { amount: '-1', currency: 'EUR' },
    });
    expect(details).toEqual({
      problems: [
        { field: 'name', rule: 'TooLong', message: 'must have at most 5 characters; shorten it' },
        { field: 'budget.amount', rule: 'NegativeAmount', message: 'must not be negative' },
      ],
    });
  });

  it('when a value is refused › does not repeat it, because it may be personal', () => {
    expect(JSON.stringify(refusalOf(z.object({ email: email(), phone: phone() }), { email: 'sentinel', phone: 'sentinel' }))).not.toContain(
      'sentinel',
    );
  });

  it('when a field is missing › says so', () => {
    expect(refusalOf(z.object({ name: text(5) }), {})).toMatchObject({ rule: 'Missing', message: 'name is missing' });
  });
});

describe('Input pieces', () => {
  it('text › loses the blanks around it', () => {
    expect(checkInput(text(10), '  Ada ')).toBe('Ada');
  });

  it.each(['', '   ', 'a\u0000b', 'a\ud800b'])('text %j › is refused', (value) => {
    expect(() => checkInput(text(10), value)).toThrow();
  });

  it.each([undefined, null, '', '  '])('optional text %j › counts as absent', (value) => {
    expect(checkInput(optionalText(10), value)).toBeNull();
  });

  it.each(['GTX Plus Basic', 'Food & Beverage', 'Baden-Württemberg', 'p1'])('the code %j › is taken', (value) => {
    expect(checkInput(code(), ` ${value} `)).toBe(value);
  });

  it.each(['nora@acme.example', 'Call Nora: she decides!', 'https://acme.example', '+49 30 123456', 'x'.repeat(81)])(
    'the code %j › is refused',
    (value) => {
      expect(() => checkInput(code(), value)).toThrow('must');
      expect(() => checkInput(optionalCode(), value)).toThrow('must');
    },
  );

  it.each([undefined, null, ' '])('the optional code %j › counts as absent', (value) => {
    expect(checkInput(optionalCode(), value)).toBeNull();
  });

  it('a client id › may be of version 4 or 7, never of version 5', () => {
    expect(checkInput(clientId(), newId())).toEqual(expect.any(String));
    expect(() => checkInput(clientId(), '886313e1-3b8a-5372-9b90-0c9aee199e5d')).toThrow('version 4 or 7');
  });

  it('money › comes in one written form', () => {
    expect(checkInput(nonNegativeMoney(), { amount: '0100.500', currency: 'EUR' })).toEqual({ amount: '100.5', currency: 'EUR' });
  });

  it.each(['acme.example', 'https://acme.example/about'])('the web address %s › is taken', (address) => {
    expect(checkInput(website(), address)).toBe(address);
  });

  it.each(['javascript:alert(1)', 'localhost', 'not a site'])('the web address %s › is refused', (address) => {
    expect(() => checkInput(website(), address)).toThrow();
  });

  it.each(['2026-02-30', '22.11.2026'])('the day %s › is refused', (day) => {
    expect(() => checkInput(isoDate(), day)).toThrow('must be a day that exists');
  });

  it.each(['short', 'with a blank in it'])('the request key "%s" › is refused', (key) => {
    expect(() => checkInput(requestKey(), key)).toThrow();
  });
});
