import { TokenRefused } from './token-refused.ts';

/** The token of an `authorization` header; throws TokenRefused when there is none or the scheme is another. */
export function bearerToken(authorization: string | undefined): string {
  if (!authorization) throw new TokenRefused('missing');
  const [scheme, token, ...rest] = authorization.trim().split(/ +/);
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw new TokenRefused('malformed');
  return token;
}
