import { type GraphQLInputField, type GraphQLInputObjectType, getNamedType, isInputObjectType, isListType, getNullableType } from 'graphql';
import { type TextKind, textFields } from './text-fields.ts';

/** Makes the value of one text; the field is `Type.name`. */
export type MakeText = (field: string, kind: Exclude<TextKind, 'plain'>) => string;

type Input = Record<string, unknown>;

/** The input with every text in it that is not plain; what is given already stays, and `undefined` leaves a field out. */
export function filled(type: GraphQLInputObjectType, given: Input, make: MakeText): Input {
  const entries = Object.values(type.getFields()).map((field) => [
    field.name,
    field.name in given ? deeper(field, given[field.name], make) : missing(type, field, make),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Input;
}

/** What a text of an input is; undefined for a field that is no text. */
export function textKind(type: GraphQLInputObjectType, field: GraphQLInputField): TextKind | undefined {
  if (getNamedType(field.type).name !== 'String') return undefined;
  const kind = textFields[type.name]?.[field.name];
  if (kind === undefined) throw new Error(`${type.name}.${field.name} is a new text: say in text-fields.ts what it is.`);
  return kind;
}

function deeper(field: GraphQLInputField, value: unknown, make: MakeText): unknown {
  const inner = getNamedType(field.type);
  if (!isInputObjectType(inner) || value === null || value === undefined) return value;
  return Array.isArray(value) ? value.map((item: Input) => filled(inner, item, make)) : filled(inner, value as Input, make);
}

function missing(type: GraphQLInputObjectType, field: GraphQLInputField, make: MakeText): unknown {
  const kind = textKind(type, field);
  if (kind === 'plain') return undefined;
  if (kind !== undefined) {
    const text = make(`${type.name}.${field.name}`, kind);
    return isListType(getNullableType(field.type)) ? [text] : text;
  }
  const inner = getNamedType(field.type);
  return isInputObjectType(inner) && isAllText(inner) ? filled(inner, {}, make) : undefined;
}

/** Such as an address: it may be given whole, as nothing in it refers to a record. */
const isAllText = (type: GraphQLInputObjectType): boolean =>
  Object.values(type.getFields()).every((field) => (textKind(type, field) ?? 'plain') !== 'plain');
