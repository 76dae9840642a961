import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** The number in international form (E.164); undefined when it cannot be one, or is national and the country is not known by its two-letter code. */
export function internationalPhone(number: string, country: string | null): string | undefined {
  const code = country?.toUpperCase() ?? '';
  const home: CountryCode | undefined = isSupportedCountry(code) ? code : undefined;
  const parsed = parsePhoneNumberFromString(number, home);
  return parsed?.isPossible() ? parsed.number : undefined;
}
