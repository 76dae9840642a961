import type { FastifyInstance } from 'fastify';
import type { People } from '../people/people.ts';
import { accessTokenSeconds, type TokenClaims } from '../keys/access-token.ts';
import { decideTokenRequest } from './token-request.ts';

interface LocalTokens {
  people: People;
  sign(claims: TokenClaims): Promise<string>;
  allowAnySubject: boolean;
  /** False until it is known who has been deactivated: until then nobody gets a token. */
  isReady(): boolean;
}

/** Adds `POST /token/local`: a token without a login, for the local stack and tests. Never added in production mode. */
export function addLocalTokenRoute(app: FastifyInstance, { people, sign, allowAnySubject, isReady }: LocalTokens): void {
  app.post('/token/local', async (request, reply) => {
    if (!isReady()) {
      return reply
        .code(503)
        .header('retry-after', '1')
        .send({ error: 'starting', message: 'The facts of the directory are still being read; try again.' });
    }
    const grant = decideTokenRequest(people, request.body, allowAnySubject);
    if (!grant.ok) return reply.code(grant.status).send({ error: grant.error, message: grant.message });
    return reply.header('cache-control', 'no-store').send({
      access_token: await sign(grant.claims),
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
    });
  });
}
