import type { JsonSchema } from './json-schema.ts';

/** What a later schema breaks of a released one, as sentences; empty when only optional properties were added. */
export function breaksOf(released: JsonSchema, current: JsonSchema, path = ''): string[] {
  return [...typeBreaks(released, current, path), ...propertyBreaks(released, current, path), ...nestedBreaks(released, current, path)];
}

const comparedKeywords = ['type', 'format', 'pattern', 'const', 'minimum', 'maximum', 'minLength', 'maxLength', 'x-kind'] as const;

function typeBreaks(released: JsonSchema, current: JsonSchema, path: string): string[] {
  const changed = comparedKeywords
    .filter((keyword) => JSON.stringify(released[keyword]) !== JSON.stringify(current[keyword]))
    .map(
      (keyword) => `${path || 'data'}: ${keyword} changed from ${JSON.stringify(released[keyword])} to ${JSON.stringify(current[keyword])}`,
    );
  if (JSON.stringify(released['enum']) !== JSON.stringify(current['enum'])) changed.push(`${path}: the words of the list changed`);
  return changed;
}

function propertyBreaks(released: JsonSchema, current: JsonSchema, path: string): string[] {
  const before = properties(released);
  const now = properties(current);
  const lost = Object.keys(before).filter((key) => !(key in now));
  const required = requiredOf(current).filter((key) => !requiredOf(released).includes(key));
  const optional = requiredOf(released).filter((key) => key in now && !requiredOf(current).includes(key));
  return [
    ...lost.map((key) => `${path}.${key}: was removed`),
    ...required.map((key) => `${path}.${key}: is required now, old events lack it`),
    ...optional.map((key) => `${path}.${key}: may be absent now, old consumers count on it`),
    ...Object.keys(before)
      .filter((key) => key in now)
      .flatMap((key) => breaksOf(before[key] ?? {}, now[key] ?? {}, `${path}.${key}`)),
  ];
}

function nestedBreaks(released: JsonSchema, current: JsonSchema, path: string): string[] {
  const before = (released['anyOf'] as JsonSchema[] | undefined) ?? [];
  const now = (current['anyOf'] as JsonSchema[] | undefined) ?? [];
  if (before.length !== now.length) return [`${path}: another number of alternatives`];
  const items =
    released['items'] === undefined
      ? []
      : breaksOf(released['items'] as JsonSchema, (current['items'] as JsonSchema | undefined) ?? {}, `${path}[]`);
  return [...items, ...before.flatMap((option, index) => breaksOf(option, now[index] ?? {}, path))];
}

const properties = (schema: JsonSchema) => (schema['properties'] ?? {}) as Record<string, JsonSchema>;
const requiredOf = (schema: JsonSchema) => (schema['required'] ?? []) as string[];
