import { z } from 'zod';
import type { EventDefinition } from '../event-definition.ts';
import { personalRecordSchema } from '../personal-record.ts';

/** A JSON Schema document. */
export type JsonSchema = Record<string, unknown>;

/** The JSON Schema of an event's data as readers should hold it: later optional additions are allowed. */
export function schemaOf(event: EventDefinition<unknown>): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(event.schema, { io: 'input' });
  return { $schema, $id: `${event.type}.json`, title: event.name, description: event.meaning, ...schema };
}

/** The JSON Schema of a record on the personal topic. */
export function personalSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(personalRecordSchema, { io: 'input' });
  return {
    $schema,
    $id: 'leadline.personal.v1.json',
    title: 'PersonalRecord',
    description: 'The latest personal details of one record.',
    ...schema,
  };
}
