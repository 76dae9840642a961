import { z } from 'zod';
import { codePattern, stringKindKey } from './strings.ts';

interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  [stringKindKey]?: string;
}

/** Throws when a string anywhere in the shape does not say what it is, or is personal or free text where that may not be. */
export function refuseUnfitStrings(name: string, shape: z.ZodType, options: { personalAllowed: boolean }): void {
  for (const { path, kind } of stringsOf(z.toJSONSchema(shape, { io: 'input' }) as JsonSchema, '')) {
    if (kind === undefined) throw new Error(`${name}${path}: a string must say what it is (id, oneOf, code, …)`);
    if (!options.personalAllowed && (kind === 'personal' || kind === 'freeText')) {
      throw new Error(`${name}${path}: ${kind} may travel only on the personal topic`);
    }
  }
}

/** A check that throws when a code of the data holds what a code cannot: an address, a sentence. Says where, never what. */
export function refuseUnfitCodes(name: string, shape: z.ZodType): (data: unknown) => void {
  const schema = z.toJSONSchema(shape, { io: 'input' }) as JsonSchema;
  return (data) => {
    for (const { path, code } of codesOf(schema, data, '')) {
      if (!codePattern.test(code)) throw new Error(`${name}${path}: a code is made of letters, digits, blanks and . , ; = & + / ( ) ' _ -`);
    }
  };
}

function* codesOf(schema: JsonSchema, data: unknown, path: string): Generator<{ path: string; code: string }> {
  if (typeof data === 'string' && schema[stringKindKey] === 'code') yield { path, code: data };
  for (const option of schema.anyOf ?? []) yield* codesOf(option, data, path);
  for (const [part, value, below] of partsOf(schema, data)) yield* codesOf(part, value, `${path}${below}`);
}

/** The items of a list or the properties of an object, each with its schema and how its path goes on. */
function partsOf({ items, properties = {} }: JsonSchema, data: unknown): [JsonSchema, unknown, string][] {
  if (Array.isArray(data)) return items ? data.map((item) => [items, item, '[]']) : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(properties).map(([key, property]) => [property, (data as Record<string, unknown>)[key], `.${key}`]);
}

function* stringsOf(schema: JsonSchema, path: string): Generator<{ path: string; kind: string | undefined }> {
  if (schema.type === 'string') yield { path, kind: schema[stringKindKey] };
  for (const [key, property] of Object.entries(schema.properties ?? {})) yield* stringsOf(property, `${path}.${key}`);
  for (const option of schema.anyOf ?? []) yield* stringsOf(option, path);
  if (schema.items) yield* stringsOf(schema.items, `${path}[]`);
}
