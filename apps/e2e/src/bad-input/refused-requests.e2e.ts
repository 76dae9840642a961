import { randomUUID } from 'node:crypto';
import { mutationDocument } from '../graph/api-schema.ts';
import { ask, told } from '../graph/graph.ts';
import { badIds, badValues } from './bad-values.ts';
import { brokenRules, wrongPeople } from './broken-rules.ts';
import { expectNoLeak } from './no-leak.ts';
import { type RefusedRequest, asker } from './refused-request.ts';
import { type RosasRecords, rosasRecords } from './rosas-records.ts';

let records: RosasRecords;

const versions =
  'query ($lead: ID!, $mayasLead: ID!, $remysLead: ID!, $deal: ID!) { lead(id: $lead) { version } mayas: lead(id: $mayasLead) { version } remys: lead(id: $remysLead) { version } opportunity(id: $deal) { version } lossReasons { version } deliveryTemplates { id version } }';

/** What a mutation would have made, if it makes something. */
const creations = new Map([
  ['captureLead', 'lead'],
  ['openOpportunity', 'opportunity'],
]);

async function isRefused(request: RefusedRequest): Promise<void> {
  const { mutation, input, code, rule, field } = request;
  const before = await told(versions, records);
  const creation = creations.get(mutation);
  const id = randomUUID();
  const { data, errors, text } = await ask(
    mutationDocument(mutation),
    { input: { ...(creation && { id }), ...input(records) } },
    asker(request),
  );
  expect(data?.[mutation] ?? null).toBeNull();
  expect(errors).toHaveLength(1);
  const { extensions } = errors![0]!;
  expect({ code: extensions?.code, rule: extensions?.rule, field: extensions?.field }).toEqual({ code, rule, field });
  expectNoLeak(text);
  expect(await told(versions, records)).toEqual(before);
  if (creation) expect(await told(`query ($id: ID!) { ${creation}(id: $id) { id } }`, { id })).toEqual({ [creation]: null });
}

beforeAll(async () => {
  records = await rosasRecords();
}, 60_000);

describe('A request with a bad id', () => {
  it.each(badIds)('$fault › is refused as $code by $rule, and nothing is written', isRefused);
});

describe('A request with a bad value', () => {
  it.each(badValues)('$fault › is refused as $code by $rule, and nothing is written', isRefused);
});

describe('A request that breaks a rule', () => {
  it.each(brokenRules)('$fault › is refused as $code by $rule, and nothing is written', isRefused);

  it('a win without an amount › says as data what is missing', async () => {
    const document = `mutation ($input: WinOpportunityInput!) {
      winOpportunity(input: $input) { __typename ... on MissingForWin { missing opportunity { stageKind } } }
    }`;
    const { winOpportunity } = await told(document, { input: { id: records.dealWithoutAmount } }, { as: 'rep' });
    expect(winOpportunity).toEqual({ __typename: 'MissingForWin', missing: ['amount'], opportunity: { stageKind: 'OPEN' } });
  });
});

describe('A request by the wrong person', () => {
  it.each(wrongPeople)('$fault › is refused as $code by $rule, and nothing is written', isRefused);
});
