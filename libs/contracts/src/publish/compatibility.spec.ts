import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { events } from '../events.ts';
import { breaksOf } from './compatibility.ts';
import { type JsonSchema, schemaOf } from './json-schema.ts';

const folder = join(__dirname, '../../released');
type Release = Record<string, { schema: JsonSchema; example: unknown }>;
const releases = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Release] as const);

describe('Contracts › released events', () => {
  it('there is at least one release to hold to', () => expect(releases.length).toBeGreaterThan(0));

  it.each(releases)('%s › every event still exists, and only optional things were added', (_, release) => {
    const broken = Object.entries(release).flatMap(([type, { schema }]) => {
      const event = events.get(type);
      return event ? breaksOf(schema, schemaOf(event)).map((why) => `${type}${why}`) : [`${type} is gone`];
    });
    expect(broken).toEqual([]);
  });

  it.each(releases)("%s › today's code reads its examples", (_, release) => {
    for (const [type, { example }] of Object.entries(release)) expect(events.get(type)?.read(example)).toEqual(example);
  });
});

describe('Contracts › what counts as a break', () => {
  const released = {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string' }, b: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
  };
  const changed = (change: (schema: typeof released) => void) => {
    const copy = structuredClone(released);
    change(copy);
    return breaksOf(released, copy);
  };

  it('an optional property more is none', () => expect(changed((s) => Object.assign(s.properties, { c: { type: 'string' } }))).toEqual([]));
  it('a property less is one', () => expect(changed((s) => Reflect.deleteProperty(s.properties, 'a'))).toHaveLength(1));
  it('a required property more is one', () => expect(changed((s) => s.required.push('c'))).toHaveLength(1));
  it('a required property that may be absent is one', () => expect(changed((s) => s.required.pop())).toHaveLength(1));
  it('another type is one', () => expect(changed((s) => Object.assign(s.properties.a, { type: 'number' }))).toHaveLength(1));
  it('a new word in a list is one, because old consumers do not know it', () =>
    expect(breaksOf({ type: 'string', enum: ['A'] }, { type: 'string', enum: ['A', 'B'] })).toHaveLength(1));
  it('a value that may be null now is one', () => expect(changed((s) => s.properties.b.anyOf.pop())).toHaveLength(1));
});
