import { Decimal as DecimalLibrary } from 'decimal.js';

/** Exact decimal arithmetic; 34 significant digits, half-even rounding, never exponent notation. */
export const Decimal = DecimalLibrary.clone({ precision: 34, rounding: DecimalLibrary.ROUND_HALF_EVEN, toExpNeg: -34, toExpPos: 34 });
/** Exact decimal arithmetic; 34 significant digits, half-even rounding, never exponent notation. */
export type Decimal = DecimalLibrary;

/** An amount in one currency: a plain decimal string with at most four decimals, and an ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

const plainDecimal = /^-?\d{1,15}(\.\d{1,4})?$/;

/** Whether the text is a plain decimal that the databases hold exactly: at most 15 digits and 4 decimals. */
export const isPlainDecimal = (text: string): boolean => plainDecimal.test(text);

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether the text is a currency code of ISO 4217. */
export const isCurrency = (code: string): boolean => currencies.has(code);

/** The one way an amount is written: no trailing zeros, no exponent, `0` for nothing. */
export const plainAmount = (amount: string | number | Decimal): string => new Decimal(amount).toFixed();

/** Adds amounts exactly. */
export const sumOf = (amounts: Iterable<string>): string => {
  let total = new Decimal(0);
  for (const amount of amounts) total = total.plus(amount);
  return total.toFixed();
};
