import { personalTopic } from '@leadline/contracts';
import { inputTypeOf, inputTypes, mutationDocument } from '../graph/api-schema.ts';
import { type Answer, ask } from '../graph/graph.ts';
import { type RawRecord, allRecords, untilQuiet } from '../kafka/raw-records.ts';
import { everyMutation } from '../scenario/every-mutation.ts';
import { filled, textKind } from '../scenario/fill.ts';
import { type Sentinel, sentinel } from '../scenario/sentinel.ts';
import type { Send } from '../scenario/send.ts';
import { type TextKind, textFields } from '../scenario/text-fields.ts';
import { type Faulty, withBadTexts, withMisplacedTexts } from './faults.ts';
import { fieldsIn, logs, metrics, textOf, traces } from './seek.ts';
import { searches } from './searches.ts';

const sentinels = new Map<string, Sentinel>();
const taken = new Set<string>();
const errors: string[] = [];
const wrong: string[] = [];
let records: RawRecord[];

function made(field: string, kind: Exclude<TextKind, 'plain'>): string {
  const one = sentinel(field, kind);
  sentinels.set(one.needle, one);
  return one.value;
}

/** First with each fault that a text can have, which must be refused by its name; then as it is right. */
const send: Send = async (mutation, given) => {
  const type = inputTypeOf(mutation);
  const document = mutationDocument(mutation);
  const input = filled(type, given, made);
  const misplaced = withMisplacedTexts(type, input, (field) => made(field, 'words'));
  await Promise.all([...withBadTexts(type, input), ...misplaced].map((faulty) => refused(mutation, document, faulty)));
  const answer = await ask(document, { input });
  note(answer);
  if (answer.errors) throw new Error(`${mutation}: ${answer.text}`);
  for (const field of fieldsIn(JSON.stringify(input), sentinels)) taken.add(field);
  return answer.data[mutation];
};

// eslint-disable-next-line complexity -- one refusal, looked at from every side
async function refused(mutation: string, document: string, { field, input }: Faulty): Promise<void> {
  const answer = await ask(document, { input });
  note(answer);
  const { code, field: named } = answer.errors?.[0]?.extensions ?? {};
  // The schema's own complaints write `input.answers[0]`, the rules' `answers.0`; of a list, the rules may name the whole.
  const place = named?.replace(/^input\./, '').replaceAll(/\[(\d+)\]/g, '.$1');
  const isNamed = place === field || place === field.replace(/\.\d+$/, '');
  if (code !== 'BAD_USER_INPUT' || !isNamed) wrong.push(`${mutation} ${field}: ${code ?? 'accepted'}, ${named ?? 'no field'}`);
}

const note = (answer: Answer<unknown>) => answer.errors && errors.push(answer.text);

beforeAll(async () => {
  await everyMutation(send);
  for (const { document, field } of searches) {
    note(await ask(document, { text: made(field, 'words') }));
    note(await ask(document, { text: made(field, 'words') }, { as: 'analyst' }));
    note(await ask(document, { text: made(field, 'words').repeat(20) }));
    taken.add(field);
  }
  await untilQuiet();
  records = await allRecords();
}, 180_000);

describe('The table of texts', () => {
  const ofGraph = inputTypes().flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => textKind(type, field) !== undefined)
      .map((field) => `${type.name}.${field.name}`),
  );
  const ofTable = Object.entries(textFields).flatMap(([type, fields]) => Object.keys(fields).map((field) => `${type}.${field}`));

  it('says of every text of every input what it is', () => {
    expect(ofTable.toSorted()).toEqual(ofGraph.toSorted());
  });

  it('names none that was not sent', () => {
    const looked = ofTable.filter((name) => textFields[name.split('.')[0]!]![name.split('.')[1]!] !== 'plain');
    expect(looked.filter((name) => !taken.has(name))).toEqual([]);
  });
});

describe('Personal data and words that somebody typed', () => {
  it('are on the personal topic', () => {
    const found = new Set(records.filter(({ topic }) => topic === personalTopic).flatMap((record) => fieldsIn(textOf(record), sentinels)));
    expect(found).toEqual(new Set([...found, 'CaptureLeadInput.name', 'CreateContactInput.note', 'RegisterUserInput.email']));
    expect(found.size).toBeGreaterThan(40);
  });

  it('are on no other topic', () => {
    const others = records.filter(({ topic }) => topic !== personalTopic);
    expect(others.length).toBeGreaterThan(100);
    const found = others.flatMap((record) => fieldsIn(textOf(record), sentinels).map((field) => `${record.topic}: ${field}`));
    expect([...new Set(found)]).toEqual([]);
  });

  it.each([
    ['in the log of any process', logs],
    ['in the metrics of any process', metrics],
    ['in any trace', () => [['traces', traces()]] as [string, string][]],
    ['in any answer that is an error', () => errors.map((text, index) => [`error ${index}`, text] as [string, string])],
  ])('are not %s', async (_, read) => {
    const texts = await read();
    expect(texts.filter(([, text]) => text.length > 0)).not.toHaveLength(0);
    expect(texts.flatMap(([name, text]) => fieldsIn(text, sentinels).map((field) => `${name}: ${field}`))).toEqual([]);
  });
});

describe('A text that is too long or malformed, or stands where something else belongs', () => {
  it('is refused with BAD_USER_INPUT, naming its field', () => {
    expect(wrong).toEqual([]);
  });
});
