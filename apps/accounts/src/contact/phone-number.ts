import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** The number in international form (E.164); undefined when it is not one with a country code. */
export function internationalPhone(number: string): string | undefined {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.isPossible() ? parsed.number : undefined;
}
