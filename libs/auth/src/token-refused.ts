/** Why a token is not accepted; the word reaches the client, so each tells what to mend. */
export type TokenRefusal =
  'missing' | 'malformed' | 'algorithm' | 'key' | 'signature' | 'issuer' | 'audience' | 'expired' | 'not-yet-valid' | 'lifetime';

const sentences: Record<TokenRefusal, string> = {
  missing: 'A token is needed: send the header "authorization: Bearer <token>".',
  malformed: 'The token is not a JWT with the claims that are needed.',
  algorithm: 'The token is signed with an algorithm that is not accepted; use RS256 or ES256.',
  key: 'The token is signed with a key that the issuer does not publish.',
  signature: 'The signature of the token is not right.',
  issuer: 'The token comes from another issuer.',
  audience: 'The token is meant for another audience.',
  expired: 'The token has expired; fetch a new one.',
  'not-yet-valid': 'The token is not valid yet; check the clocks.',
  lifetime: 'The token lives too long, or does not say from when to when it lives.',
};

/** Thrown for a token that is not accepted; never holds the token itself. */
export class TokenRefused extends Error {
  readonly reason: TokenRefusal;

  constructor(reason: TokenRefusal) {
    super(sentences[reason]);
    this.name = 'TokenRefused';
    this.reason = reason;
  }
}
