import { z } from 'zod';

/** What a string of an event is. `personal` and `freeText` never travel in facts. */
export type StringKind = 'id' | 'enum' | 'code' | 'instant' | 'date' | 'decimal' | 'organisation' | 'personal' | 'freeText';

/** The metadata key, also in the published JSON Schemas, under which every string says what it is. */
export const stringKindKey = 'x-kind';

const kind = (value: StringKind) => ({ [stringKindKey]: value });

/** A UUID: of an aggregate, a user, a process. */
export const id = () => z.uuid().meta(kind('id'));

/** One of a closed list of words. A new word needs a new version of the event: old consumers do not know it. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) => z.enum(words).meta(kind('enum'));

/**
 * What a code is made of: letters, digits, blanks and a few marks. It cannot hold an e-mail or web address with its scheme, or a sentence with
 * its marks; `=` and `;` are there for recurrence rules.
 */
export const codePattern = /^[\p{L}\p{N}][\p{L}\p{N} .,;=&+/()'_-]*$/u;

/** A short machine-made or administrator-configured word, such as a stage, a reason or an industry: never a sentence, never a person. Made only after `codePattern`; older events are read as they are. */
export const code = (longest = 80) => z.string().min(1).max(longest).meta(kind('code'));

/** A moment in UTC, ISO 8601 with milliseconds. */
export const instant = () => z.iso.datetime().meta(kind('instant'));

/** A calendar day, `YYYY-MM-DD`. */
export const date = () => z.iso.date().meta(kind('date'));

/** A plain decimal with at most 15 digits before and 4 after the point. */
export const decimal = () =>
  z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
    .meta(kind('decimal'));

/** The name of a company: public, so not personal. Individuals' names are never sent this way. */
export const organisation = () => z.string().min(1).max(200).meta(kind('organisation'));

/** Something that says who a person is or how to reach them. Only on the personal topic. */
export const personal = (longest = 500) => z.string().max(longest).meta(kind('personal'));

/** Words somebody typed, which may say anything about anybody. Only on the personal topic. */
export const freeText = (longest = 20_000) => z.string().max(longest).meta(kind('freeText'));

/** An amount in one currency. */
export const money = () => z.object({ amount: decimal(), currency: code(3) });

/** A count or an ordinal: a whole number, not negative. */
export const count = () => z.int().min(0);
