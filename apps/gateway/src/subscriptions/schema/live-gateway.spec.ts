import { ApolloGateway } from '@apollo/gateway';
import type { Logger } from '@leadline/observability';
import { parse } from 'graphql';
import { compose } from '../../compose/compose.ts';
import { forbidApolloTelemetry } from '../../environment.ts';
import { liveGateway } from './live-gateway.ts';

const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };

async function schemaOver(sdl: string, isLive: boolean) {
  forbidApolloTelemetry();
  const { supergraph } = compose([{ name: 'builders', url: 'http://builders/graphql', typeDefs: parse(sdl) }]);
  const federated = new ApolloGateway({ supergraphSdl: supergraph, logger });
  const { gateway, schema } = liveGateway(federated, { isLive, logger: logger as unknown as Logger });
  gateway.onSchemaLoadOrUpdate(() => undefined);
  await gateway.load({ apollo: {} });
  await gateway.stop();
  return schema();
}

const projects = 'type Query { project(id: ID!): String }';
const clashing = 'type Query { project(id: ID!): String updates: [ProjectUpdate!] } type ProjectUpdate { word: String }';

beforeEach(() => jest.clearAllMocks());

describe('The schema that is served', () => {
  it('when events are read › has the subscriptions that fit it', async () => {
    expect(Object.keys((await schemaOver(projects, true)).getSubscriptionType()!.getFields())).toEqual(['projectChanged']);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('when none are read › has no subscriptions, whatever it looks like', async () => {
    expect((await schemaOver(projects, false)).getSubscriptionType()).toBeUndefined();
  });

  it('when a name is in the way › is the supergraph’s own, and the log says which name', async () => {
    const schema = await schemaOver(clashing, true);
    expect(schema.getSubscriptionType()).toBeUndefined();
    expect(logger.warn).toHaveBeenCalledWith({ types: ['ProjectUpdate'] }, expect.stringContaining('without subscriptions'));
  });
});
