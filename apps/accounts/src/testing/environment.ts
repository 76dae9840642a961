import { resolve } from 'node:path';

/** Where real records lie that are no part of the repository: SHARED_DATA, from the repository's root; beside it by default. */
export const sharedData = resolve(import.meta.dirname, '../../../..', process.env['SHARED_DATA'] ?? '../shared/data');
