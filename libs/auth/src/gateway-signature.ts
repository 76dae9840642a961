import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The header in which the gateway signs what it sends to a subgraph: `t=<milliseconds>,v1=<HMAC-SHA256 in hex>`. */
export const gatewaySignatureHeader = 'x-leadline-gateway';

/** What is signed of a request: the whole of it that a subgraph acts on. */
export interface SignedRequest {
  method: string;
  /** With the query string. */
  path: string;
  authorization: string | undefined;
  body: string | Buffer;
}

/** Why a request is not taken for the gateway's. */
export type SignatureFault = 'missing' | 'malformed' | 'expired' | 'wrong';

/** The signature of a header, read but not yet believed. */
export interface ReadSignature {
  at: number;
  mac: Buffer;
}

/** How far the clocks of gateway and subgraph may be apart, and for how long a request that was overheard could be repeated. */
export const signatureLifetimeMs = 30_000;

/** A shared key as it is used; its text is kept no longer than it takes to read it. */
export const gatewayKey = (text: string): KeyObject => createSecretKey(text, 'utf8');

/** Signs a request as the gateway. */
export function signAsGateway(key: KeyObject, request: SignedRequest, at = Date.now()): string {
  return `t=${at},v1=${macOf(key, request, at).toString('hex')}`;
}

/** Reads a signature by the header alone, so that a stranger's body need not be read. */
export function readSignature(header: string | string[] | undefined, now = Date.now()): ReadSignature | SignatureFault {
  if (header === undefined) return 'missing';
  const [, time, mac] = /^t=(\d{13}),v1=([0-9a-f]{64})$/.exec(String(header)) ?? [];
  if (time === undefined || mac === undefined) return 'malformed';
  return Math.abs(now - Number(time)) > signatureLifetimeMs ? 'expired' : { at: Number(time), mac: Buffer.from(mac, 'hex') };
}

/** Whether the request was signed with one of the keys, compared in constant time; two keys hold while one is being replaced. */
export function isSignedBy(keys: readonly KeyObject[], { at, mac }: ReadSignature, request: SignedRequest): boolean {
  return keys.some((key) => timingSafeEqual(macOf(key, request, at), mac));
}

function macOf(key: KeyObject, { method, path, authorization = '', body }: SignedRequest, at: number): Buffer {
  const signed = [at, method, path, hash('sha256', authorization), hash('sha256', body)].join('\n');
  return createHmac('sha256', key).update(signed).digest();
}
