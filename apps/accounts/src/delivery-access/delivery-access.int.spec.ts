import { ProjectAssigned, ProjectCompleted, ProjectReopened, ProjectStarted } from '@leadline/contracts';
import { newId, systemActor } from '@leadline/domain';
import { type Tx, UnitOfWork } from '@leadline/postgres';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { type DeliveryProject, deliveryProjectEntity } from './delivery-project.entity.ts';
import { grantAccess } from './grant-access.ts';

let service: TestService;
beforeAll(async () => void (service = await startTestService(accountsService())));
afterAll(() => service?.stop());

async function anAccountWithContact() {
  const [accountId, contactId] = [newId(), newId()];
  const account = 'mutation($id: ID, $name: String!) { createAccount(input: { id: $id, name: $name }) { __typename } }';
  await service.query(account, { id: accountId, name: `Firm ${accountId}` });
  const contact = 'mutation($id: ID, $name: String!) { createContact(input: { id: $id, lastName: $name }) { __typename } }';
  await service.query(contact, { id: contactId, name: 'Lovelace' });
  return { accountId, contactId };
}

/** An account with a contact, both of which a project of each manager named is for. */
async function delivered(...managers: (string | null)[]) {
  const { accountId, contactId } = await anAccountWithContact();
  const rest = { accountId, contactId, teamId: null, isOpen: true, endedOn: null };
  const projects = managers.map((ownerId): DeliveryProject => ({ ...rest, projectId: newId(), ownerId }));
  await service.dataSource.manager.insert(deliveryProjectEntity, projects);
  await inTransaction((tx) => grantAccess(tx, projects[0]!.projectId));
  return { accountId, contactId, projectIds: projects.map(({ projectId }) => projectId) };
}

const inTransaction = (work: (tx: Tx) => Promise<void>) =>
  new UnitOfWork(service.dataSource, { onCommit: () => undefined }).run(systemActor(new Date(), newId()), work);

const manage = async (tx: Tx, projectId: string, ownerId: string | null) => {
  await tx.manager.update(deliveryProjectEntity, { projectId }, { ownerId });
  await grantAccess(tx, projectId);
};

/** Both at once: the first has done all but its commit when the second comes to wait for it. */
async function interleaved(first: (tx: Tx) => Promise<void>, second: (tx: Tx) => Promise<void>) {
  let waiting: Promise<void> | undefined;
  await inTransaction(async (tx) => {
    await first(tx);
    waiting = inTransaction(second);
    await eventually(async () => {
      const [{ waits }] = await service.dataSource.query(
        `SELECT count(*)::int AS waits FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waits).toBe(1);
    });
  });
  await waiting;
}

async function seersOf({ accountId, contactId }: { accountId: string; contactId: string }): Promise<string[][]> {
  const rows: { ids: string[] }[] = await service.dataSource.query(
    `SELECT delivery_user_ids AS ids FROM account WHERE id = $1 UNION ALL SELECT delivery_user_ids FROM contact WHERE id = $2`,
    [accountId, contactId],
  );
  return rows.map(({ ids }) => ids);
}

describe('Delivery access › two projects of one account at once', () => {
  it('that each get a manager › both see account and contact', async () => {
    const [ada, ben] = [newId(), newId()].toSorted();
    const records = await delivered(null, null);
    const [one, other] = records.projectIds;
    await interleaved(
      (tx) => manage(tx, one!, ada!),
      (tx) => manage(tx, other!, ben!),
    );
    expect(await seersOf(records)).toEqual([
      [ada, ben],
      [ada, ben],
    ]);
  });

  it('of which one loses its manager › that one sees neither any more', async () => {
    const [ada, ben] = [newId(), newId()];
    const records = await delivered(ada, null);
    const [one, other] = records.projectIds;
    expect(await seersOf(records)).toEqual([[ada], [ada]]);
    await interleaved(
      (tx) => manage(tx, one!, null),
      (tx) => manage(tx, other!, ben),
    );
    expect(await seersOf(records)).toEqual([[ben], [ben]]);
  });
});

describe('Delivery access › a project', () => {
  const { example } = ProjectStarted;

  it('given to a manager of another team › is seen by them with its account and contact, and by those before no longer', async () => {
    const { accountId, contactId } = await anAccountWithContact();
    const projectId = newId();
    const [before, now] = [viewerFor('DELIVERY', { teamIds: [newId()] }), viewerFor('DELIVERY', { teamIds: [newId()] })];
    const manager = viewerFor('DELIVERY');
    const document = 'query($account: ID!, $contact: ID!) { account(id: $account) { id } contact(id: $contact) { id } }';
    const seenBy = async (viewer: typeof before) =>
      Object.values((await service.query(document, { account: accountId, contact: contactId }, { viewer })).data).map(
        (seen) => seen !== null,
      );
    const sees = (viewer: typeof before, seen: boolean) => eventually(async () => expect(await seenBy(viewer)).toEqual([seen, seen]));

    const [previousTeamId, teamId] = [before.teamIds[0]!, now.teamIds[0]!];
    await service.publish(ProjectStarted.of(projectId, { ...example, accountId, contactId, ownerId: null, teamId: previousTeamId }), {
      version: 1,
    });
    await sees(before, true);
    const given = { opportunityId: newId(), ownerId: manager.id, teamId, previousOwnerId: null, previousTeamId };
    await service.publish(ProjectAssigned.of(projectId, given), { version: 2 });
    for (const viewer of [manager, now]) await sees(viewer, true);
    await sees(before, false);
    const taken = { ...given, ownerId: null, previousOwnerId: manager.id, previousTeamId: teamId };
    await service.publish(ProjectAssigned.of(projectId, taken), { version: 3 });
    await sees(manager, false);
  });

  it('reopened after it was completed › is open again, without an end', async () => {
    const { accountId } = await anAccountWithContact();
    const projectId = newId();
    const stands = (expected: object) =>
      eventually(async () =>
        expect(await service.dataSource.manager.findOneBy(deliveryProjectEntity, { projectId })).toMatchObject(expected),
      );
    await service.publish(ProjectStarted.of(projectId, { ...example, accountId }), { version: 1 });
    await service.publish(ProjectCompleted.of(projectId, { ...ProjectCompleted.example, accountId }), { version: 2 });
    await stands({ isOpen: false, endedOn: ProjectCompleted.example.completedOn });
    await service.publish(ProjectReopened.of(projectId, { ...ProjectReopened.example, accountId }), { version: 3 });
    await stands({ isOpen: true, endedOn: null });
  });
});
