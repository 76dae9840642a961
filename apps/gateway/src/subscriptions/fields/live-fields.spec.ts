import { events } from '@leadline/contracts';
import { buildSchema, type GraphQLEnumType, type GraphQLObjectType } from 'graphql';
import type { FeedEvent } from '../feed/feed-event.ts';
import { withSubscriptions } from '../schema/live-schema.ts';
import { liveFields } from './live-fields.ts';

const api = buildSchema(`
  scalar DateTime type Lead { id: ID } type Conversion { id: ID } type Opportunity { id: ID } type Project { id: ID } type Pipeline { id: ID }
  type StageSummary { count: Int }
  type Query { lead: Lead opportunity: Opportunity project: Project pipeline: Pipeline pipelineByStage: [StageSummary] }
`);

const anId = '0190c2a4-7b1e-7c3a-9f10-000000000001';
const ofType = (type: string, topic: FeedEvent['topic']) => ({ type, topic, subject: anId, facts: {} }) as FeedEvent;
const kindsOf = (payload: string) => withSubscriptions(api).getType(payload) as GraphQLObjectType;

describe('Live fields', () => {
  it.each([...liveFields.values()])('$name › has a word of its kinds for every event that concerns it', (field) => {
    const payload = String(withSubscriptions(api).getSubscriptionType()!.getFields()[field.name]!.type).replace('!', '');
    const kind = kindsOf(payload).getFields()['kind']!.type;
    const words = (kind as unknown as { ofType: GraphQLEnumType }).ofType.getValues().map(({ name }) => name);
    const concerned = [...events.values()]
      .map(({ type, topic }) => ofType(type, topic))
      .filter((event) => field.concerns(event, { leadId: anId }));
    const told = concerned.map((event) => field.plain(event, null, {})['kind']);
    expect(told).not.toContain('OTHER');
    expect([...told, 'CURRENT', 'OTHER'].toSorted()).toEqual(words.toSorted());
  });

  it('when an event is newer than this code › it is told as OTHER', () => {
    const field = liveFields.get('leadChanged')!;
    const event = ofType('leadline.lead.applauded.v1', 'leads');
    expect(field.concerns(event, {})).toBe(true);
    expect(field.plain(event, null, {})).toEqual({ kind: 'OTHER' });
    expect(field.concerns(ofType('leadline.campaign.launched.v1', 'leads'), {})).toBe(false);
  });
});

describe('The schema', () => {
  it('when a supergraph lacks what a subscription needs › goes without it; another firm’s graph stays as it is', () => {
    const part = buildSchema('type Lead { id: ID } type Query { lead: Lead }');
    const fields = withSubscriptions(part).getSubscriptionType()!.getFields();
    expect(Object.keys(fields)).toEqual(['leadConversion', 'leadChanged']);
    expect(withSubscriptions(part).getType('PipelineUpdate')).toBeUndefined();
    const foreign = buildSchema('type Query { orders: Int }');
    expect(withSubscriptions(foreign)).toBe(foreign);
  });

  it.each([
    ['a payload', ['ProjectUpdate'], 'type ProjectUpdate { word: String } type Query { project: String updates: [ProjectUpdate!] }'],
    [
      'the words of a payload',
      ['ProjectEventKind'],
      'enum ProjectEventKind { BUILT } type Query { project: String kind: ProjectEventKind }',
    ],
    ['subscriptions', ['Subscription'], 'type Subscription { ticks: Int } type Query { project: String }'],
    [
      'subscriptions, under another name',
      ['Live'],
      'schema { query: Query subscription: Live } type Live { ticks: Int } type Query { lead: Int }',
    ],
  ])('when a supergraph has a name of ours for its own (%s) › stays as it is, and the name is told', (_, names, sdl) => {
    const foreign = buildSchema(sdl);
    const told = jest.fn();
    expect(withSubscriptions(foreign, told)).toBe(foreign);
    expect(told).toHaveBeenCalledWith(names);
  });

  it('when a name that a payload refers to is an input’s there › the payload goes without that field', () => {
    const foreign = buildSchema('input Project { id: ID } type Query { project(like: Project): Int }');
    const payload = withSubscriptions(foreign).getType('ProjectUpdate') as GraphQLObjectType;
    expect(Object.keys(payload.getFields())).toEqual(['eventId', 'cursor', 'kind', 'taskId']);
  });
});
