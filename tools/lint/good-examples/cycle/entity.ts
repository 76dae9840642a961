import type { Row } from './row.ts';

/** How a row is stored. */
export const entity = { id: 'uuid' } satisfies Record<keyof Row, string>;
