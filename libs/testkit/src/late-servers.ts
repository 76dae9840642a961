import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { databaseNameFor, databaseUrlOf, createNamedDatabase, type TestDatabase } from './test-database.ts';

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The address of a database that is created only when the test says so. */
export function createTestDatabaseLater(name = 'late'): { url: string; create(): Promise<TestDatabase> } {
  const database = databaseNameFor(name);
  return { url: databaseUrlOf(database), create: () => createNamedDatabase(database) };
}
