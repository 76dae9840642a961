import { codePattern } from '@leadline/contracts';
import { isClientId, isCurrency, isId, isPlainDecimal, plainAmount } from '@leadline/domain';
import { z } from 'zod';
import { isDay } from '../schema/scalars.ts';

const wrongType = (expected: string) => ({
  error: (issue: { input?: unknown }) => (issue.input == null ? 'is missing' : `must be ${expected}`),
});
const because = (rule: string, error: string) => ({ error, params: { rule } });
const string = () => z.string(wrongType('a string'));
/** PostgreSQL cannot hold NUL, and a lone surrogate is no text. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** An id that the client chooses: UUID version 4 or 7; version 5 is kept for what processes derive. */
export const clientId = () =>
  string()
    .refine(isClientId, because('NotAClientId', 'must be a UUID of version 4 or 7'))
    .transform((id) => id.toLowerCase());

/** The id of something that exists. */
export const id = () =>
  string()
    .refine(isId, because('NotAnId', 'must be a UUID'))
    .transform((text) => text.toLowerCase());

/** Text of 1 to `max` characters, without the blanks around it; longer text is refused, never cut. */
export const text = (max: number) =>
  string()
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(max, { error: `must have at most ${max} characters; shorten it` })
    .refine(isStorable, because('NotStorable', 'holds characters that cannot be stored; remove control characters'));

/** A short word that goes into facts, such as a product, a region or an industry: nothing that could hold an address or a sentence. */
export const code = (max = 80) =>
  text(max).regex(codePattern, { error: "must be a short word or code: letters, digits, blanks and . , ; = & + / ( ) ' _ -" });

const absentWhenBlank = <Piece extends z.ZodType>(piece: Piece) =>
  z
    .preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), piece.nullish())
    .transform((value) => value ?? null);

/** Text that may be absent; blank text counts as absent. */
export const optionalText = (max: number) => absentWhenBlank(text(max));

/** A code that may be absent; a blank one counts as absent. */
export const optionalCode = (max = 80) => absentWhenBlank(code(max));

/** An e-mail address; its case is kept. */
export const email = () =>
  string()
    .trim()
    .max(320, { error: 'must have at most 320 characters' })
    .pipe(z.email({ error: 'must be an e-mail address, like name@example.org' }));

const phoneForm = /^\+?[\d ()./-]{5,40}$/;

/** A telephone number as people write it: digits with blanks, brackets, dots, slashes and hyphens. */
export const phone = () =>
  string()
    .trim()
    .refine(
      (number) => phoneForm.test(number) && number.replace(/\D/g, '').length >= 5,
      because('NotAPhoneNumber', 'must be a telephone number, like +49 30 123456'),
    );

/** A web address, with or without its scheme. */
export const website = () =>
  string()
    .trim()
    .max(2_000, { error: 'must have at most 2000 characters' })
    .refine(isWebAddress, because('NotAWebAddress', 'must be a web address, like https://example.org'));

function isWebAddress(address: string): boolean {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.');
}

/** A plain decimal as a string, in its one written form afterwards. */
export const decimal = () =>
  string()
    .refine(
      isPlainDecimal,
      because('NotADecimal', 'must be a plain decimal as a string with at most 15 digits and 4 decimals, like "1250.50"'),
    )
    .transform((amount) => plainAmount(amount));

/** A currency code of ISO 4217. */
export const currency = () => string().refine(isCurrency, because('UnknownCurrency', 'must be a currency code of ISO 4217, like "EUR"'));

/** An amount of money, also below zero. */
export const money = () => z.object({ amount: decimal(), currency: currency() }, wrongType('money: { amount, currency }'));

/** An amount of money of zero or more. */
export const nonNegativeMoney = () =>
  z.object(
    {
      amount: decimal().refine((amount) => !amount.startsWith('-'), because('NegativeAmount', 'must not be negative')),
      currency: currency(),
    },
    wrongType('money: { amount, currency }'),
  );

/** A calendar day that exists. */
export const isoDate = () => string().refine(isDay, because('NotADay', 'must be a day that exists, like "2026-11-22"'));

/** The client's own name for a request, so that a repeat of it is known as one. */
export const requestKey = () =>
  string()
    .trim()
    .min(8, { error: 'must have at least 8 characters; a UUID does' })
    .max(200, { error: 'must have at most 200 characters' })
    .regex(/^[\x21-\x7e]+$/, { error: 'must be printable ASCII without blanks' });

/** The version of a record that the client saw last. */
export const version = () =>
  z.number(wrongType('a number')).int({ error: 'must be a whole number' }).min(1, { error: 'must be 1 or more' });
