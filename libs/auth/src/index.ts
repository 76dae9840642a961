export { bearerToken } from './bearer-token.ts';
export { KeysUnavailable } from './keys-unavailable.ts';
export { roleScopes, type Scope, scopes } from './role-scopes.ts';
export { type TokenRefusal, TokenRefused } from './token-refused.ts';
export { tokenExpiry } from './token-expiry.ts';
export { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './token-verifier.ts';
export { anonymousViewer, type Claims, viewerOf } from './viewer-of.ts';
export {
  gatewayKey,
  gatewaySignatureHeader,
  isSignedBy,
  readSignature,
  type ReadSignature,
  type SignatureFault,
  signAsGateway,
  type SignedRequest,
} from './gateway-signature.ts';
