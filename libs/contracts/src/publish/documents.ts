import { stringify } from 'yaml';
import { events } from '../events.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { cataloguePage } from './catalogue.ts';
import { personalSchema, schemaOf } from './json-schema.ts';

/** Everything that is published about the events, by file name below `docs/events`. */
export function publishedDocuments(version: string): Map<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ['README.md', cataloguePage()],
    ['asyncapi.yaml', stringify(asyncApiDocument(version), { aliasDuplicateObjects: false, lineWidth: 160 })],
    ['schemas/leadline.personal.v1.json', json(personalSchema())],
    ...[...events.values()].map((event) => [`schemas/${event.type}.json`, json(schemaOf(event))] as const),
  ]);
}
