import { type NewEvent, newId } from '@leadline/domain';
import { createLogger } from '@leadline/observability';
import { UnitOfWork, createDatabase, migrate, systemActor } from '@leadline/postgres';
import { testDatabase } from '@leadline/testkit';
import { memberCopyEntity, teamCopyEntity } from '../member-copy.ts';
import { memberHandlers } from '../member-handlers.ts';
import { MemberTables1700000000100 } from '../member-tables.ts';

/** A database of a service that has owners, and a way to tell it what the directory says. */
export async function openMembers() {
  const { url, drop } = await testDatabase('members');
  const logger = createLogger({ service: 'members', level: 'silent' });
  const [entities, migrations] = [[memberCopyEntity, teamCopyEntity], [MemberTables1700000000100]];
  const database = await createDatabase({ url, name: 'members', entities, migrations, logger });
  await migrate(database);
  const unitOfWork = new UnitOfWork(database, { onCommit: () => undefined });

  return {
    database,
    /** Handles an event as the consumer does; `version` is that of the user or the team. */
    hear: ({ type, subject, data }: NewEvent, version: number): Promise<void> => {
      const handler = memberHandlers.find(({ definition }) => definition.type === type);
      if (!handler) throw new Error(`Nobody listens to ${type}`);
      const from = { id: newId(), type, source: 'directory', subject, time: new Date(), aggregateVersion: version };
      const envelope = { ...from, correlationId: newId(), causationId: null, actorId: newId(), actorRole: 'ADMIN', traceparent: null };
      return unitOfWork.run(systemActor(envelope), async (tx) => handler.handle({ data, envelope }, tx));
    },
    close: async () => {
      await database.destroy();
      await drop();
    },
  };
}
