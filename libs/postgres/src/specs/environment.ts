import { z } from 'zod';

/** Where the specs find a PostgreSQL, as an administrator. */
export const { TEST_DATABASE_URL: serverUrl } = z
  .object({ TEST_DATABASE_URL: z.url({ error: 'TEST_DATABASE_URL names no PostgreSQL server to test on' }) })
  .parse(process.env);
