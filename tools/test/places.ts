import { join, resolve } from 'node:path';

/** The repository. */
export const root = resolve(import.meta.dirname, '../..');

/** Where Jest and Nx leave what is counted. */
export const reportsFolder = join(root, 'reports');
