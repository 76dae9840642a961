import { z } from 'zod';
import { stringKindKey } from './strings.ts';

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

function* stringsOf(schema: JsonSchema, path: string): Generator<{ path: string; kind: string | undefined }> {
  if (schema.type === 'string') yield { path, kind: schema[stringKindKey] };
  for (const [key, property] of Object.entries(schema.properties ?? {})) yield* stringsOf(property, `${path}.${key}`);
  for (const option of schema.anyOf ?? []) yield* stringsOf(option, path);
  if (schema.items) yield* stringsOf(schema.items, `${path}[]`);
}
