// as: tools/lint/bad-examples/cycle/first.ts
// breaks: leadline/no-file-cycle
import { second } from './second.ts';

/** Needs the second file, which needs this one. */
export const first = (): string => `first ${second()}`;
