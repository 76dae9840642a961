import { randomBytes, randomInt } from 'node:crypto';
import type { TextKind } from './text-fields.ts';

/** A text that occurs nowhere else. */
export interface Sentinel {
  /** The input field it was put into: `Type.name`. */
  field: string;
  /** What to look for. */
  needle: string;
  /** What is sent. */
  value: string;
}

const forms: Record<Exclude<TextKind, 'plain' | 'phone'>, (needle: string) => string> = {
  words: (needle) => needle,
  username: (needle) => needle,
  email: (needle) => `${needle}@mail.example`,
  webAddress: (needle) => `https://${needle}.example/`,
  domain: (needle) => `${needle}.example`,
};

/** A new sentinel of the form that its field takes. */
export function sentinel(field: string, kind: Exclude<TextKind, 'plain'>): Sentinel {
  if (kind === 'phone') {
    const needle = `151${String(randomInt(10_000_000, 100_000_000))}`;
    return { field, needle, value: `+49${needle}` };
  }
  const needle = `zq${randomBytes(9).toString('hex')}`;
  return { field, needle, value: forms[kind](needle) };
}
