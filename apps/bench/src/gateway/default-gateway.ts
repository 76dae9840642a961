import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';

// A process of its own: Apollo's gateway as it comes, on the HTTP server that ours has, so that the data source is what differs.
const [port, supergraph] = process.argv.slice(2) as [string, string];
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraph, 'utf8'), __exposeQueryPlanExperimental: false });
const apollo = new ApolloServer({ gateway, plugins: [ApolloServerPluginLandingPageDisabled()] });
await apollo.start();
const app = Fastify({ logger: false });
app.get('/readyz', () => ({ ready: true }));
app.post('/graphql', fastifyApolloHandler(apollo));
await app.listen({ port: Number(port), host: '127.0.0.1' });
