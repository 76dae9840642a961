import { createServer, type IncomingMessage } from 'node:http';
import { createLogger, metrics } from '@leadline/observability';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Environment } from './environment.ts';
import { tokenSigner } from './keys/access-token.ts';
import { keptKeys, type SigningKeys } from './keys/signing-keys.ts';
import { addLocalTokenRoute } from './local-token/local-token-route.ts';
import { clientsOf } from './oidc/clients.ts';
import { createProvider } from './oidc/create-provider.ts';
import { followDirectory } from './people/directory.consumer.ts';
import { type People, peopleOf } from './people/people.ts';
import { readUsersFile } from './people/users-file.ts';

/** A running issuer: where it listens, and how it ends. */
export interface RunningIdentity {
  url: string;
  stop(): Promise<void>;
}

const ownRoutes = new Set(['/livez', '/readyz', '/metrics', '/token/local']);
const isOwn = (request: IncomingMessage) => ownRoutes.has(request.url?.split('?')[0] ?? '');

function providerOf(environment: Environment, keys: SigningKeys, people: People) {
  const { OIDC_ISSUER, OIDC_AUDIENCE, NODE_ENV, CONSOLE_REDIRECT_URIS, SERVICE_CLIENT_SECRET } = environment;
  return createProvider({
    issuer: OIDC_ISSUER,
    audience: OIDC_AUDIENCE,
    keys,
    people,
    clients: clientsOf({ consoleRedirectUris: CONSOLE_REDIRECT_URIS, serviceClientSecret: SERVICE_CLIENT_SECRET }),
    loginPages: NODE_ENV !== 'production',
  });
}

function addHealthRoutes(app: FastifyInstance, isReady: () => boolean): void {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) =>
    isReady() ? { status: 'ok' } : reply.code(503).send({ status: 'starting', waitingFor: 'directory' }),
  );
  app.get('/metrics', async (_, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
}

/** Starts the local OIDC issuer. */
export async function runIdentity(environment: Environment): Promise<RunningIdentity> {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, NODE_ENV, LOG_LEVEL } = environment;
  const logger = createLogger({ service: 'identity', level: LOG_LEVEL });
  const keys = await keptKeys(environment.KEYS_FILE);
  const people = peopleOf(await readUsersFile(environment.USERS_FILE));
  const directory = followDirectory({ environment, people, logger });
  const answerOidc = providerOf(environment, keys, people).callback();

  const app = Fastify({
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    // The provider reads its own bodies, so its requests never enter Fastify.
    serverFactory: (answer) => createServer((request, response) => (isOwn(request) ? answer : answerOidc)(request, response)),
  });
  addHealthRoutes(app, directory.isCaughtUp);
  if (NODE_ENV !== 'production') {
    const sign = await tokenSigner({ issuer, audience, keys });
    addLocalTokenRoute(app, { people, sign, allowAnySubject: environment.ALLOW_ANY_SUBJECT, isReady: directory.isCaughtUp });
  }

  const url = await app.listen({ host: environment.HOST, port: environment.PORT });
  logger.info({ url, issuer }, 'the issuer is serving');
  return {
    url,
    async stop() {
      await app.close();
      await directory.stop();
    },
  };
}
