import { events } from '../events.ts';
import type { EventDefinition } from '../event-definition.ts';
import { personalRecordExample } from '../personal-record.ts';
import { topics } from '../topics.ts';
import { type JsonSchema, personalSchema, schemaOf } from './json-schema.ts';

const uuid = { type: 'string', format: 'uuid' };

/** The CloudEvents attributes that every fact carries as Kafka headers. */
const headers: JsonSchema = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_correlationid',
    'ce_aggregateversion',
    'ce_actorid',
    'ce_actorrole',
  ],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { ...uuid, description: 'The event id; a repeat delivery has the same.' },
    ce_type: { type: 'string', description: 'What happened, with its version.' },
    ce_source: { type: 'string', description: 'The service that says so.' },
    ce_subject: { ...uuid, description: 'The aggregate it happened to; also the message key.' },
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened.' },
    ce_correlationid: { ...uuid, description: 'The same for everything that one request set off.' },
    ce_causationid: { ...uuid, description: 'The event that set this one off; absent when a request did.' },
    ce_aggregateversion: { type: 'string', pattern: '^\\d+$', description: "The aggregate's version after this event." },
    ce_actorid: { ...uuid, description: 'Who did it.' },
    ce_actorrole: { type: 'string', description: 'In which role.' },
    traceparent: { type: 'string', description: 'W3C trace context.' },
    'content-type': { type: 'string', const: 'application/json' },
  },
};

/** The AsyncAPI 3.0 document of the whole event stream, built from the contracts. */
export function asyncApiDocument(version: string): JsonSchema {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Leadline events',
      version,
      description:
        'Facts of the revenue graph as CloudEvents 1.0 on Apache Kafka (binary mode), one topic per aggregate type, keyed by aggregate id, kept for ever. Facts carry no personal data.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...topics.map((topic) => [topic, channelOf(topic)]), ['personal', personalChannel()]]),
    operations: Object.fromEntries(
      [...topics, 'personal'].map((topic) => [`receive-${topic}`, { action: 'receive', channel: { $ref: `#/channels/${topic}` } }]),
    ),
    components: {
      messages: Object.fromEntries([
        ...[...events.values()].map((event) => [event.name, messageOf(event)]),
        ['PersonalRecord', personalMessage()],
      ]),
      schemas: { CloudEventHeaders: headers },
    },
  };
}

const channelOf = (topic: string) => ({
  address: `leadline.${topic}.v1`,
  messages: Object.fromEntries(
    [...events.values()]
      .filter((event) => event.topic === topic)
      .map((event) => [event.name, { $ref: `#/components/messages/${event.name}` }]),
  ),
});

const personalChannel = () => ({
  address: 'leadline.personal.v1',
  description: 'Compacted: the latest state per record id. The only place where personal data travels.',
  messages: { PersonalRecord: { $ref: '#/components/messages/PersonalRecord' } },
});

const messageOf = (event: EventDefinition<unknown>) => ({
  name: event.type,
  title: event.name,
  summary: event.meaning,
  headers: { $ref: '#/components/schemas/CloudEventHeaders' },
  payload: withoutDialect(schemaOf(event)),
  examples: [{ payload: event.example }],
});

const personalMessage = () => ({
  name: 'leadline.personal.v1',
  title: 'PersonalRecord',
  summary: 'The latest personal details of one record, or the lasting word that they were erased.',
  payload: withoutDialect(personalSchema()),
  examples: [{ payload: personalRecordExample }],
});

const withoutDialect = ({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema => schema;
