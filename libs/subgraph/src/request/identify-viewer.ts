import { anonymousViewer, bearerToken, createTokenVerifier, scopes } from '@leadline/auth';
import { systemId, type Viewer } from '@leadline/domain';
import type { ServiceEnvironment } from '../environment.ts';

/** Who sends a request, from its `authorization` header; throws TokenRefused for a token that is not accepted. */
export type IdentifyViewer = (authorization: string | undefined) => Promise<Viewer>;

const developmentViewer: Viewer = { id: systemId, roles: ['ADMIN', 'SERVICE'], teamIds: [], scopes: new Set(scopes) };

/** Identifies by token; with AUTH=off (refused in production) everybody is a developer with all rights. */
export function viewerIdentifier(auth: ServiceEnvironment['auth']): IdentifyViewer {
  if (!auth.required) return () => Promise.resolve(developmentViewer);
  if (!auth.issuer) throw new Error('OIDC_ISSUER is needed to verify tokens.');
  const verifier = createTokenVerifier({ issuer: auth.issuer, audience: auth.audience, jwksUri: auth.jwksUri });
  // Without a token the schema is still readable; every field of it asks for a scope.
  return async (authorization) => (authorization === undefined ? anonymousViewer : verifier.verify(bearerToken(authorization)));
}
