import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { textKind } from '../scenario/fill.ts';
import type { TextKind } from '../scenario/text-fields.ts';

type Input = Record<string, unknown>;

/** A value in an input, and where it is: `answers.0.evidence`. */
interface Leaf {
  path: string;
  value: unknown;
  /** What the text is; undefined for what is no text. */
  kind: TextKind | undefined;
}

/** An input with one fault, and the field at fault. */
export interface Faulty {
  field: string;
  input: Input;
}

const tooLong = 'x'.repeat(20_001);

const bad: Record<Exclude<TextKind, 'plain'>, (value: string) => string> = {
  words: (value) => value + tooLong,
  username: (value) => `${value} & co`,
  email: (value) => `${value} somewhere`,
  phone: (value) => `${value} or so`,
  webAddress: (value) => `no ${value}`,
  domain: (value) => `no ${value}`,
};

/** The input again and again, each time with another text too long or malformed. */
export function withBadTexts(type: GraphQLInputObjectType, input: Input): Faulty[] {
  const texts = leavesOf(type, input).filter(({ kind }) => kind !== undefined && kind !== 'plain');
  return texts.map(({ path, value, kind }) => ({
    field: path,
    input: changed(input, path, bad[kind as Exclude<TextKind, 'plain'>](value as string)),
  }));
}

/** The input again and again, each time with a text where a number, a day, an id or a word of a list belongs; a key may be any text. */
export function withMisplacedTexts(type: GraphQLInputObjectType, input: Input, make: (field: string) => string): Faulty[] {
  const others = leavesOf(type, input).filter(({ path, kind, value }) => kind === undefined && value !== null && path !== 'requestKey');
  return others.map(({ path }) => ({ field: path, input: changed(input, path, make(`${type.name}.${path}`)) }));
}

function leavesOf(type: GraphQLInputObjectType, input: Input, prefix = ''): Leaf[] {
  const fields = type.getFields();
  return Object.entries(input).flatMap(([name, value]) => {
    const field = fields[name]!;
    const inner = getNamedType(field.type);
    const items: [string, unknown][] = Array.isArray(value) ? value.map((item, index) => [`.${index}`, item]) : [['', value]];
    return items.flatMap(([index, item]): Leaf[] => {
      const path = `${prefix}${name}${index}`;
      if (isInputObjectType(inner) && item !== null) return leavesOf(inner, item as Input, `${path}.`);
      return [{ path, value: item, kind: textKind(type, field) }];
    });
  });
}

function changed(input: Input, path: string, value: unknown): Input {
  const copy = structuredClone(input);
  const steps = path.split('.');
  const last = steps.pop()!;
  const place = steps.reduce((place: Input, step) => place[step] as Input, copy);
  place[last] = value;
  return copy;
}
