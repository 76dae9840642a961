/** What a browser is told with every answer: it is data, to be neither guessed at, framed, run nor kept. */
export const securityHeaders = (production: boolean): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  ...(production && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});
