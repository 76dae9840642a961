import { RefusedError } from '@leadline/domain';
import { checkInput, code, email, id, isoDate, nonNegativeMoney, optionalText, phone, text, website } from '@leadline/subgraph';
import { z } from 'zod';
import { type LeadDetails, noDetails } from './lead-details.ts';
import { buyingRoles, contactChannels, leadDirections, leadSources, partyKinds, temperatures } from './vocabulary.ts';
import { internationalPhone } from './phone-number.ts';

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
const few = <Schema extends z.ZodType<string>>(schema: Schema) =>
  z
    .array(schema)
    .max(5, { error: 'must be at most 5' })
    .nullish()
    .transform((values): string[] => [...new Set(values ?? [])]);
const orElse = <Schema extends z.ZodType>(schema: Schema, otherwise: z.output<Schema>) =>
  schema.nullish().transform((value) => value ?? otherwise);

const webAddress = website().transform((address) =>
  new URL(/^https?:/i.test(address) ? address : `https://${address}`).href.replace(/\/$/, ''),
);

const address = z.object({
  street: optionalText(200),
  city: optionalText(200),
  postalCode: optionalText(40),
  region: optionalText(200),
  country: optionalText(80),
});

const voiceNote = z.object({ audioUrl: webAddress, transcript: optionalText(20_000) });

const shape = {
  name: text(200).optional(),
  jobTitle: optionalText(200),
  emails: few(email().transform((written) => written.toLowerCase())),
  phones: few(phone()),
  website: orNull(webAddress),
  address: orNull(address),
  note: optionalText(20_000),
  voiceNote: orNull(voiceNote),
  nextAction: optionalText(2_000),
  referredBy: optionalText(2_000),
  kind: orElse(z.enum(partyKinds), 'UNKNOWN'),
  source: orElse(z.enum(leadSources), 'OTHER'),
  direction: orNull(z.enum(leadDirections)),
  company: optionalText(200),
  temperature: orNull(z.enum(temperatures)),
  buyingRole: orElse(z.enum(buyingRoles), 'UNKNOWN'),
  nextActionOn: orNull(isoDate()),
  potentialValue: orNull(nonNegativeMoney()),
  productInterest: orNull(code()),
  industry: orNull(code()),
  region: orNull(code()),
  companySize: orNull(code()),
  tags: orElse(z.array(code(40)).max(20, { error: 'must be at most 20' }), []).transform((tags) => [...new Set(tags)]),
  campaignId: orNull(id()),
  referredByContactId: orNull(id()),
  preferredChannel: orNull(z.enum(contactChannels)),
  doNotContact: orElse(z.array(z.enum(contactChannels)), []).transform((channels) => [...new Set(channels)]),
  accountId: orNull(id()),
  contactId: orNull(id()),
} satisfies Record<keyof LeadDetails, z.ZodType>;

/** Reads what a client says of a lead: only the fields that were given, in their one written form; null clears. Throws BAD_USER_INPUT that names the field. */
export function readDetails(input: object): Partial<LeadDetails> {
  const read: LeadDetails = { ...noDetails, ...checkInput(z.object(shape), input) };
  const phones = read.phones.map((number, index) => inInternationalForm(number, { index, country: read.address?.country ?? null }));
  const given = Object.entries({ ...read, phones: [...new Set(phones)] }).filter(
    ([field]) => (input as Record<string, unknown>)[field] !== undefined,
  );
  return Object.fromEntries(given);
}

function inInternationalForm(number: string, { index, country }: { index: number; country: string | null }): string {
  const international = internationalPhone(number, country);
  if (international) return international;
  const remedy = 'write it with its country code, like +49 30 123456, or give the two-letter code of the country in `address.country`';
  const field = `phones.${index}`;
  throw RefusedError.of(
    'BAD_USER_INPUT',
    'PhoneNumberMustBeDialable',
    `${field} must be a number that can be dialled from anywhere: ${remedy}.`,
    { field },
  );
}
