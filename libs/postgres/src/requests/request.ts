import { createHash } from 'node:crypto';
import { RefusedError } from '@leadline/domain';

/** What makes a repeat recognisable: the client's key, the mutation, and a hash of its input. */
export interface Request {
  key: string;
  name: string;
  fingerprint: string;
}

const longestKey = 200;
const creation = 'create:';

/** The request of a mutation that carries a key; undefined without one: a repeat is then a new request. */
export function requestOf(name: string, input: { requestKey?: string | null }): Request | undefined {
  const key = input.requestKey;
  if (key === undefined || key === null) return undefined;
  if (key.trim() === '' || key.length > longestKey || key.includes('\0') || key.startsWith(creation)) throw unfitKey();
  return { key, name, fingerprint: fingerprint(name, input) };
}

/** The request of a mutation that creates something: its key, or else the id that the client chose. */
export function creationOf(name: string, input: { id?: string | null; requestKey?: string | null }): Request | undefined {
  const keyed = requestOf(name, input);
  if (keyed || !input.id) return keyed;
  return { key: `${creation}${input.id.toLowerCase()}`, name, fingerprint: fingerprint(name, input) };
}

/** The request of a mutation that adds something, or changes it from the version that was seen: without a key only an addition is recognised. */
export const puttingOf = (
  name: string,
  input: Parameters<typeof creationOf>[1] & { expectedVersion?: number | null },
): Request | undefined =>
  input.expectedVersion === undefined || input.expectedVersion === null ? creationOf(name, input) : requestOf(name, input);

/** The field of the input that a request is known by. */
export const keyField = ({ key }: Request): 'id' | 'requestKey' => (key.startsWith(creation) ? 'id' : 'requestKey');

/** A hash of the mutation and its input without the request key; the order of fields does not matter. */
export function fingerprint(name: string, input: object): string {
  const { requestKey: _, ...rest } = input as Record<string, unknown>;
  return createHash('sha256')
    .update(`${name}\n${stableJson(rest)}`)
    .digest('hex');
}

/** JSON in which equal values are always written the same: keys sorted, undefined left out. */
export const stableJson = (value: unknown): string => JSON.stringify(sorted(JSON.parse(JSON.stringify(value ?? null))));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const unfitKey = (): RefusedError =>
  RefusedError.of(
    'BAD_USER_INPUT',
    'RequestKeyIsOneTo200Characters',
    `A request key has 1 to ${longestKey} characters and does not begin with "${creation}"; a UUID serves well.`,
    {
      field: 'requestKey',
    },
  );
