import { newId, systemActor } from '@leadline/domain';
import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';
import { repeatErasures } from './repeat-erasures.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

const remove = (leadId: string, viewer = viewerFor('ADMIN'), input: object = {}) =>
  at.send('deleteLead', { leadId, ...input }, { select: 'id', caller: { viewer } });

describe('Leads › deleteLead', () => {
  it('when its owner deletes it › is gone for everybody, and told', async () => {
    const rep = viewerFor('REP');
    const { id } = await at.capture({}, { viewer: rep });
    expect((await remove(id, rep)).result).toEqual({ id });
    expect(await at.lead(id, 'id')).toBeNull();
    const { data } = await service.entities([{ __typename: 'Lead', id }], '... on Lead { id }');
    expect(data._entities).toEqual([null]);
    await eventually(async () => expect(namesOf(await at.facts(id))).toEqual(['lead.captured', 'lead.deleted']));
  });

  it('when it is gone › nothing of the person is left in the database, and the personal topic says so', async () => {
    const { id } = await at.capture({ name: 'Sentinel Example', note: 'Sentinel note', emails: ['sentinel@acme.example'] });
    await at.send('updateLead', { leadId: id, jobTitle: 'Sentinel title' });
    await remove(id);
    const { dataSource } = service.services;
    const rows = [
      await dataSource.query('SELECT * FROM lead WHERE id = $1', [id]),
      await dataSource.query('SELECT * FROM audit WHERE aggregate_id = $1', [id]),
    ];
    expect(JSON.stringify(rows)).not.toMatch(/sentinel/i);
    await eventually(async () =>
      expect((await at.facts(id, 'personal')).at(-1)?.data).toMatchObject({ recordId: id, erased: true, version: 3 }),
    );
  });

  it('when a day has gone by › the personal topic is told again that they were erased, in the same words', async () => {
    const { id } = await at.capture();
    await remove(id);
    await service.services.unitOfWork.run(systemActor(new Date(), newId()), repeatErasures);
    const erasures = async () => (await at.facts(id, 'personal')).map(({ data }) => data).filter((data) => data['erased'] === true);
    await eventually(async () => expect(await erasures()).toHaveLength(2));
    const [first, again] = await erasures();
    expect(again).toEqual(first);
  });

  it('when the same user deletes it again › answers alike; another user finds nothing', async () => {
    const rep = viewerFor('REP');
    const { id } = await at.capture({}, { viewer: rep });
    const input = { requestKey: newId() };
    await remove(id, rep, input);
    expect((await remove(id, rep, input)).result).toEqual({ id });
    expect((await remove(id, rep)).result).toEqual({ id });
    expect((await remove(id)).error?.code).toBe('NOT_FOUND');
  });

  it('when its id is used again › is a conflict', async () => {
    const { id } = await at.capture();
    await remove(id);
    expect((await at.send('captureLead', { id, name: 'Other Example' })).error?.code).toBe('CONFLICT');
  });

  it('when a manager of the team tries › refuses', async () => {
    const teamIds = [newId()];
    const { id } = await at.capture({}, { viewer: viewerFor('REP', { teamIds }) });
    expect((await remove(id, viewerFor('MANAGER', { teamIds }))).error).toMatchObject({
      code: 'FORBIDDEN',
      rule: 'OnlyItsOwnerDeletesALead',
    });
  });
});
