import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const allowed = JSON.parse(readFileSync(join(import.meta.dirname, 'allowed-skips.json'), 'utf8')) as { test: string; why: string }[];
const tests = new Set(allowed.map(({ test }) => test));

/** Whether the committed list lets a test of this name skip. */
export const mayBeSkipped = (test: string): boolean => tests.has(test);
