import { checkInput, email, optionalText, phone, text } from '@leadline/subgraph';
import { z } from 'zod';
import { tags } from '../account/code-input.ts';
import type { ContactDetails } from './contact.ts';
import { internationalPhone } from './phone-number.ts';

const few = <Schema extends z.ZodType<string>>(schema: Schema) =>
  z
    .array(schema)
    .max(5, { error: 'must be at most 5' })
    .nullish()
    .transform((values): string[] => [...new Set(values ?? [])]);

const dialable = phone().transform((written, check) => {
  const number = internationalPhone(written);
  if (number !== undefined) return number;
  check.addIssue({
    code: 'custom',
    message: 'must be a number that can be dialled from anywhere: write it with its country code, like +49 30 123456',
  });
  return z.NEVER;
});

const shape = {
  name: text(200)
    .nullish()
    .transform((name) => name ?? null),
  firstName: optionalText(100),
  lastName: optionalText(100),
  emails: few(email().transform((written) => written.toLowerCase())),
  phones: few(dialable),
  jobTitle: optionalText(200),
  note: optionalText(20_000),
  tags: tags(),
} satisfies Record<keyof ContactDetails, z.ZodType>;

/** Reads what a client says of a contact: only the fields that were given, in their one written form; null clears. Throws BAD_USER_INPUT that names the field. */
export function readContactDetails(input: object): Partial<ContactDetails> {
  const read = checkInput(z.object(shape), input);
  return Object.fromEntries(Object.entries(read).filter(([field]) => (input as Record<string, unknown>)[field] !== undefined));
}
