import { checkInput, code, id, optionalText, text, website } from '@leadline/subgraph';
import { z } from 'zod';
import { companyDomain } from '../matching/company-domain.ts';
import { type AccountDetails } from './account.ts';
import { orNull, tags } from './code-input.ts';
import { accountRelationships } from './vocabulary.ts';

const webAddress = website().transform((address) =>
  new URL(/^https?:/i.test(address) ? address : `https://${address}`).href.replace(/\/$/, ''),
);

const companysDomain = text(253).transform((written, check) => {
  const domain = companyDomain(written);
  if (domain !== null) return domain;
  check.addIssue({ code: 'custom', message: 'must be a registered domain of the company alone, like acme.com; not of a mail provider' });
  return z.NEVER;
});

const address = z.object({
  street: optionalText(200),
  city: optionalText(200),
  postalCode: optionalText(40),
  region: optionalText(200),
  country: optionalText(80),
});

const shape = {
  name: text(200)
    .optional()
    .transform((name) => name ?? null),
  website: orNull(webAddress),
  domains: z
    .array(companysDomain)
    .max(20, { error: 'must be at most 20' })
    .nullish()
    .transform((domains) => [...new Set(domains ?? [])]),
  industry: orNull(code()),
  companySize: orNull(code()),
  region: orNull(code()),
  address: orNull(address),
  relationships: z
    .array(z.enum(accountRelationships))
    .nullish()
    .transform((given) => [...new Set(given ?? [])]),
  parentId: orNull(id()),
  tags: tags(),
} satisfies Record<keyof AccountDetails, z.ZodType>;

/** Reads what a client says of an account: only the fields that were given, in their one written form; null clears. Throws BAD_USER_INPUT that names the field. */
export function readAccountDetails(input: object): Partial<AccountDetails> {
  const read = checkInput(z.object(shape), input);
  return Object.fromEntries(Object.entries(read).filter(([field]) => (input as Record<string, unknown>)[field] !== undefined));
}
