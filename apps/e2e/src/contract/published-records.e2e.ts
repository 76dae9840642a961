import { events, personalTopic } from '@leadline/contracts';
import { type RawRecord, allRecords, untilQuiet } from '../kafka/raw-records.ts';
import { everyMutation } from '../scenario/every-mutation.ts';
import { sendFilled } from '../scenario/send-filled.ts';
import { publishedSchemas } from './published-schemas.ts';

/** Shaped for later capabilities; nobody sends them yet. */
const notSentYet =
  /^leadline\.(activity|appointment|campaign|service-plan)\.|\.merge|revert|became-former-customer|follow-up-flagged|opportunity\.archived/;

const schemas = publishedSchemas();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const cloudEvent: Record<string, RegExp> = {
  ce_specversion: /^1\.0$/,
  ce_id: uuid,
  ce_type: /^leadline\.[a-z-]+\.[a-z-]+\.v1$/,
  ce_source: /^(directory|leads|accounts|opportunities|projects)$/,
  ce_subject: uuid,
  ce_time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  ce_correlationid: uuid,
  ce_aggregateversion: /^\d+$/,
  ce_actorid: uuid,
  ce_actorrole: /^(ADMIN|MANAGER|REP|DELIVERY|MARKETER|ANALYST|SERVICE)$/,
  traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/,
  'content-type': /^application\/json/,
};
/** Absent where nothing came before: the first event of a request, and what a job or the seed does outside any trace. */
const optional = new Set(['traceparent']);

let records: RawRecord[];
const header = ({ headers }: RawRecord, name: string) => headers[name]?.toString();
const typeOf = (record: RawRecord) => header(record, 'ce_type') ?? 'no type';
const faultsOf = (check: (record: RawRecord) => string[]) => [
  ...new Set(records.flatMap((record) => check(record).map((fault) => `${typeOf(record)}: ${fault}`))),
];

beforeAll(async () => {
  await everyMutation(sendFilled);
  await untilQuiet();
  records = await allRecords();
}, 120_000);

describe('Every record on every topic', () => {
  it('is a CloudEvent, keyed by its subject', () => {
    const faults = faultsOf((record) => [
      ...Object.entries(cloudEvent).flatMap(([name, form]) => {
        const value = header(record, name);
        if (value === undefined) return optional.has(name) ? [] : [`${name} is missing`];
        return form.test(value) ? [] : [`${name} is ${value}`];
      }),
      ...(record.key?.toString() === header(record, 'ce_subject') ? [] : ['the key is not the subject']),
    ]);
    expect(faults).toEqual([]);
  });

  it('is valid against the schema that is published for its type', () => {
    const faults = faultsOf((record) => {
      const validate = record.topic === personalTopic ? schemas.get('leadline.personal.v1') : schemas.get(typeOf(record));
      if (!validate) return ['has no published schema'];
      const valid = validate(JSON.parse(record.value!.toString()));
      return valid ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
    });
    expect(faults).toEqual([]);
  });

  it('lies on the topic of its type', () => {
    const topicOf = (record: RawRecord) => events.get(typeOf(record))?.topic ?? personalTopic;
    expect(faultsOf((record) => (record.topic === topicOf(record) ? [] : [`is on ${record.topic}`]))).toEqual([]);
  });
});

describe('Every fact', () => {
  it('has a greater version than every fact before it of the same aggregate', () => {
    const last = new Map<string, number>();
    const faults = records
      .filter((record) => events.get(typeOf(record))?.process === false)
      .flatMap((record) => {
        const version = Number(header(record, 'ce_aggregateversion'));
        const aggregate = `${record.topic} ${header(record, 'ce_subject')}`;
        const before = last.get(aggregate) ?? 0;
        last.set(aggregate, version);
        return version > before ? [] : [`${typeOf(record)} ${version} after ${before}`];
      });
    expect(faults).toEqual([]);
  });

  it('of a type that a capability of today sends was seen', () => {
    const seen = new Set(records.map(typeOf));
    expect([...events.keys()].filter((type) => !seen.has(type) && !notSentYet.test(type))).toEqual([]);
  });
});
