import { apiSchema, inputTypeOf, mutationDocument, mutationNames } from '../graph/api-schema.ts';
import { type Untyped, ask, told } from '../graph/graph.ts';
import { everyMutation } from '../scenario/every-mutation.ts';
import { filled } from '../scenario/fill.ts';
import { sentinel } from '../scenario/sentinel.ts';

/** What each repeat came to. */
const sent: { mutation: string; outcome: string }[] = [];

/** An answer without how far a conversion has come by now: it goes on by itself between two requests. */
const settled = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === 'conversion' && value ? { id: (value as { id: string }).id } : value,
  );

/** Sends a mutation twice: the second answer is the first one. */
async function twice(mutation: string, given: Record<string, unknown>): Promise<Untyped> {
  const document = mutationDocument(mutation);
  const input = filled(inputTypeOf(mutation), given, (field, kind) => sentinel(field, kind).value);
  const first = await told(document, { input });
  const second = await ask(document, { input });
  const code = second.errors?.[0]?.extensions?.code;
  sent.push({ mutation, outcome: code ?? 'same' });
  if (code === undefined) expect({ mutation, data: settled(second.data) }).toEqual({ mutation, data: settled(first) });
  return first[mutation];
}

describe('A mutation that is repeated with its key', () => {
  it('answers as before and changes nothing, whichever mutation it is', async () => {
    await everyMutation(twice);
    expect(sent.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
  }, 120_000);

  it('was tried for every mutation of the graph', () => {
    const tried = new Set(sent.map(({ mutation }) => mutation));
    expect(mutationNames().filter((name) => !tried.has(name))).toEqual([]);
    expect(apiSchema.getMutationType()).toBeDefined();
  });
});
