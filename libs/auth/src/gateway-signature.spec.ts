import { gatewayKey, isSignedBy, readSignature, type SignedRequest, signAsGateway } from './gateway-signature.ts';

const key = gatewayKey('a key that gateway and subgraphs share');
const stranger = gatewayKey('a key that a stranger would like to be');
const now = 1_763_800_000_000;
const request: SignedRequest = { method: 'POST', path: '/graphql', authorization: 'Bearer abc', body: '{"query":"{ a }"}' };

function isTheGateways(header: string, asReceived: SignedRequest, { keys = [key], at = now } = {}) {
  const signature = readSignature(header, at);
  return typeof signature === 'string' ? signature : isSignedBy(keys, signature, asReceived);
}

describe('Signature of the gateway', () => {
  const header = signAsGateway(key, request, now);

  it('when it is of this request, by this key › holds, also for the same bytes in a buffer', () => {
    expect(isTheGateways(header, request)).toBe(true);
    expect(isTheGateways(header, { ...request, body: Buffer.from(request.body) })).toBe(true);
  });

  it.each<[string, Partial<SignedRequest>]>([
    ['body', { body: '{"query":"{ b }"}' }],
    ['token', { authorization: 'Bearer of another' }],
    ['token, which is gone', { authorization: undefined }],
    ['path', { path: '/graphql?query={b}' }],
    ['method', { method: 'GET' }],
  ])('when it is put on another %s › does not hold', (_, change) => {
    expect(isTheGateways(header, { ...request, ...change })).toBe(false);
  });

  it('when a stranger signs › does not hold', () => {
    expect(isTheGateways(signAsGateway(stranger, request, now), request)).toBe(false);
  });

  it('when the time in it was changed › does not hold', () => {
    expect(isTheGateways(header.replace(String(now), String(now + 1)), request)).toBe(false);
  });

  it('when a key is being replaced › the old one and the new one hold', () => {
    for (const signer of [key, stranger])
      expect(isTheGateways(signAsGateway(signer, request, now), request, { keys: [stranger, key] })).toBe(true);
  });

  it.each([
    [30_000, true],
    [-30_000, true],
    [30_001, 'expired'],
    [-30_001, 'expired'],
  ])('when it is read %i ms later › %p', (later, verdict) => {
    expect(isTheGateways(header, request, { at: now + later })).toBe(verdict);
  });

  it.each([
    [undefined, 'missing'],
    ['', 'malformed'],
    [['t=1', 'v1=2'], 'malformed'],
    [`t=${now},v1=ab`, 'malformed'],
    [`t=${now},v1=${'g'.repeat(64)}`, 'malformed'],
    [`${signAsGateway(key, request, now)},v1=00`, 'malformed'],
  ])('when the header is %p › is %s', (value, fault) => {
    expect(readSignature(value, now)).toBe(fault);
  });
});
