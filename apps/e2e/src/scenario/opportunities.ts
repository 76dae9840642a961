import { randomUUID } from 'node:crypto';
import { type Untyped, told } from '../graph/graph.ts';
import { inDays } from '../steps/days.ts';
import { north, rosa } from '../steps/people.ts';
import { until } from '../steps/until.ts';
import { organisation } from './organisation.ts';
import type { Send } from './send.ts';

const requestKey = () => randomUUID();
const shortCode = () => `e2e-${randomUUID().slice(0, 8)}`;

/** Every mutation that works a deal: opened on an account of its own, moved, lost, reopened, won. Returns its id. */
export async function workOpportunities(send: Send, productCode: string): Promise<string> {
  const [accountId, contactId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const owned = { ownerId: rosa, teamId: north };
  await send('createAccount', { ...organisation(), id: accountId, ...owned });
  await send('createContact', { id: contactId, account: { accountId }, ...owned });
  const amount = { amount: '5000', currency: 'EUR' };
  const open = { id, accountId, contactId, ...owned, amount, expectedCloseOn: inDays(30), productCode };
  const { opportunity } = await opened(send, open);
  await send('updateOpportunity', { id, requestKey: requestKey(), expectedVersion: opportunity.version, probability: 35 });
  const stages = await stagesOf(id);
  await send('moveOpportunity', { id, requestKey: requestKey(), stageId: stages[1]!.id });
  await loseDeal(send, id);
  await send('reopenOpportunity', { id, requestKey: requestKey() });
  await send('winOpportunity', { id, requestKey: requestKey(), amount: { amount: '5100', currency: 'EUR' } });
  return id;
}

/** Loses a deal to a competitor. */
export async function loseDeal(send: Send, id: string): Promise<void> {
  const { lossReasons } = await told('{ lossReasons { reasons { code } } }');
  await send('loseOpportunity', { id, requestKey: requestKey(), reason: lossReasons.reasons[0].code, competitor: 'Rival Ltd' });
}

/** The account was created a moment ago: opportunities hears of it by event. */
const opened = (send: Send, open: Record<string, unknown>): Promise<Untyped> =>
  until('the deal is opened', () => send('openOpportunity', open));

async function stagesOf(id: string): Promise<{ id: string }[]> {
  const { opportunity } = await told('query ($id: ID!) { opportunity(id: $id) { pipeline { stages { id } } } }', { id });
  return opportunity.pipeline.stages as { id: string }[];
}

const stage = (code: string, kind: string, rest: object) => ({ id: randomUUID(), code, kind, exitRequirements: [], ...rest });

/** A pipeline of its own, and one more loss reason. */
export async function configureOpportunities(send: Send): Promise<void> {
  const stages = [
    stage('open', 'OPEN', { probability: 20, forecastCategory: 'PIPELINE' }),
    stage('won', 'WON', { probability: 100, forecastCategory: 'CLOSED' }),
    stage('lost', 'LOST', { probability: 0, forecastCategory: 'OMITTED' }),
  ];
  const pipeline = { id: randomUUID(), code: shortCode(), stages };
  await send('configurePipeline', pipeline);
  await send('configurePipeline', { ...pipeline, expectedVersion: 1, requestKey: requestKey(), title: 'Partners' });
  const { lossReasons } = await told('{ lossReasons { version reasons { code title } } }');
  const reasons = [...lossReasons.reasons, { code: shortCode() }];
  await send('configureLossReasons', { expectedVersion: lossReasons.version, requestKey: requestKey(), reasons });
}
