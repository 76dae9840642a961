import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ValidateFunction, Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const folder = join(import.meta.dirname, '../../../../docs/events/schemas');

/** A check for each published schema, by its event type; strict, so that a keyword nobody knows is an error. */
export function publishedSchemas(): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addKeyword('x-kind');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => [name.slice(0, -'.json'.length), ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object)]),
  );
}
