import type { IHeaders } from 'kafkajs';
import { MalformedRecord } from './malformed-record.ts';

const longestHeader = 512;

/** What the values of our headers look like. */
export const patterns = {
  specVersion: /^1\.0$/,
  json: /^application\/json(;.*)?$/i,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  type: /^[a-z][a-z0-9]*(\.[a-z][a-z0-9-]*)+\.v[1-9]\d{0,3}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/,
  integer: /^\d{1,10}$/,
  /** Visible ASCII without spaces. */
  word: /^[!-~]{1,200}$/,
  traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/,
} as const;

/** A header's text, or nothing when it is absent; throws MalformedRecord when it is there twice or absurdly long. */
export function headerText(headers: IHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) throw new MalformedRecord('bad-header', `Header ${name} is there more than once.`, name);
  if (value.length > longestHeader) throw new MalformedRecord('bad-header', `Header ${name} is too long.`, name);
  return value.toString();
}

/** A header that must be there and match. */
export function requiredHeader(headers: IHeaders, name: string, pattern: RegExp): string {
  const text = headerText(headers, name);
  if (text === undefined) throw new MalformedRecord('missing-header', `Header ${name} is missing.`, name);
  if (!pattern.test(text)) throw new MalformedRecord('bad-header', `Header ${name} is malformed.`, name);
  return text;
}

/** A header that may be absent, and matches when it is there. */
export function optionalHeader(headers: IHeaders, name: string, pattern: RegExp): string | null {
  return headers[name] === undefined ? null : requiredHeader(headers, name, pattern);
}
