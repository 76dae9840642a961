import { randomUUID } from 'node:crypto';
import { inputTypeOf, mutationDocument } from '../graph/api-schema.ts';
import { type Untyped, told } from '../graph/graph.ts';
import { filled } from '../scenario/fill.ts';
import { sentinel } from '../scenario/sentinel.ts';
import { until } from '../steps/until.ts';
import { newCompany } from '../steps/work-leads.ts';

async function sent(mutation: string, input: Record<string, unknown>): Promise<Untyped> {
  return (await told(mutationDocument(mutation), { input }))[mutation];
}

const withEveryText = (mutation: string, given: Record<string, unknown>): Promise<Untyped> =>
  sent(
    mutation,
    filled(inputTypeOf(mutation), given, (field, kind) => sentinel(field, kind).value),
  );

const untouched = ({ version: _, updatedAt: __, ...record }: Record<string, unknown>, edited: string) => ({
  ...record,
  [edited]: 'edited',
});

async function openedDeal(): Promise<Untyped> {
  const accountId = randomUUID();
  await sent('createAccount', { id: accountId, name: newCompany() });
  const details = { accountId, productCode: 'p1', amount: { amount: '10', currency: 'EUR' } };
  return until('the deal is opened', () => withEveryText('openOpportunity', { id: randomUUID(), ...details }));
}

describe('An edit of one field', () => {
  it.each([
    ['updateLead', () => withEveryText('captureLead', { id: randomUUID(), company: 'Acme' }), { temperature: 'HOT' }],
    ['updateAccount', () => withEveryText('createAccount', { id: randomUUID(), name: newCompany(), domains: [] }), { tags: ['x'] }],
    ['updateContact', () => withEveryText('createContact', { id: randomUUID() }), { tags: ['x'] }],
    ['updateOpportunity', openedDeal, { probability: 31 }],
    ['updateUser', () => withEveryText('registerUser', { id: randomUUID(), roles: ['REP'] }), { timeZone: 'Europe/Zurich' }],
  ] as const)('by %s › keeps all others as they were', async (mutation, create, edit) => {
    const record = recordOf(await create());
    const id = mutation === 'updateLead' ? { leadId: record.id } : { id: record.id };
    const [edited = ''] = Object.keys(edit);
    const after = recordOf(await sent(mutation, { ...id, ...edit }));
    expect(after[edited]).toEqual(Object.values(edit)[0]);
    expect(untouched(after, edited)).toEqual(untouched(record, edited));
  });
});

/** Of a result, the record in it. */
const recordOf = (result: Untyped): Untyped => Object.values(result as object).find((value) => typeof value === 'object');
