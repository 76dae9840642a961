import { newId } from '@leadline/domain';
import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

const update = (leadId: string, patch: object, asked: Parameters<LeadsAtWork['send']>[2] = {}) =>
  at.send('updateLead', { leadId, ...patch }, asked);

describe('Leads › updateLead', () => {
  it('when some fields are given › changes those, clears what is null, keeps the rest', async () => {
    const { id } = await at.capture({ company: 'Acme', industry: 'technology', emails: ['ada@acme.example'] });
    await update(id, { company: null, temperature: 'HOT' });
    expect(await at.lead(id, 'name company industry temperature emails')).toEqual({
      name: 'Ada Example',
      company: null,
      industry: 'technology',
      temperature: 'HOT',
      emails: ['ada@acme.example'],
    });
  });

  it('when the person changed › publishes the new details before the fact that names them', async () => {
    const { id } = await at.capture();
    await update(id, { emails: ['ada@home.example'] });
    await eventually(async () => expect(namesOf(await at.facts(id))).toEqual(['lead.captured', 'lead.changed']));
    const [, changed] = await at.facts(id);
    const records = await at.facts(id, 'personal');
    expect(changed?.data).toMatchObject({ personVersion: 2, changed: ['emails'] });
    expect(records.at(-1)?.data).toMatchObject({ version: 2, fields: { emails: ['ada@home.example'] } });
    expect(changed?.envelope.aggregateVersion).toBe(2);
  });

  it('when it is audited › keeps old and new, the personal ones apart', async () => {
    const { id } = await at.capture({ temperature: 'COLD' });
    await update(id, { temperature: 'HOT', jobTitle: 'Buyer' });
    const row = (await at.audit(id)).at(-1);
    expect(row).toMatchObject({ changes: { temperature: ['COLD', 'HOT'] }, personal_changes: { jobTitle: [null, 'Buyer'] } });
  });

  it('when somebody changed it meanwhile › is stale, and changes nothing', async () => {
    const { id, version } = await at.capture();
    await update(id, { temperature: 'COLD', expectedVersion: version });
    const { error } = await update(id, { temperature: 'HOT', expectedVersion: version });
    expect(error).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion', details: { currentVersion: version + 1 } });
    expect((await at.lead(id, 'temperature')).temperature).toBe('COLD');
  });

  it('when the same request comes again › answers alike and changes nothing', async () => {
    const { id, version } = await at.capture();
    const patch = { temperature: 'HOT', expectedVersion: version, requestKey: newId() };
    const [first, second] = [await update(id, patch), await update(id, patch)];
    expect(second).toEqual(first);
    expect(first.result.lead.version).toBe(version + 1);
  });

  it('when a request key is used for something else › is a conflict', async () => {
    const { id } = await at.capture();
    const requestKey = newId();
    await update(id, { temperature: 'HOT', requestKey });
    expect((await update(id, { temperature: 'COLD', requestKey })).error).toMatchObject({ code: 'CONFLICT', field: 'requestKey' });
  });

  it('when nothing differs › leaves version and stream alone', async () => {
    const { id, version } = await at.capture({ temperature: 'HOT' });
    const { result } = await update(id, { temperature: 'HOT' });
    expect(result.lead.version).toBe(version);
  });

  it('when there is no such lead › is not found', async () => {
    expect((await update(newId(), { temperature: 'HOT' })).error).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('when the name is cleared or too long › refuses', async () => {
    const { id } = await at.capture();
    expect((await update(id, { name: null })).error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
    expect((await update(id, { name: 'x'.repeat(201) })).error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
  });
});

describe('Leads › who may change a lead', () => {
  const teamId = newId();
  const rep = viewerFor('REP', { teamIds: [teamId] });
  const change = async (id: string, viewer = rep) =>
    (await update(id, { temperature: 'HOT' }, { caller: { viewer } })).error?.code ?? 'CHANGED';

  it('when it is a rep’s own › may', async () => {
    const { id } = await at.capture({}, { viewer: rep });
    expect(await change(id)).toBe('CHANGED');
  });

  it('when it is a colleague’s › is seen, but not changed; a manager of the team may', async () => {
    const { id } = await at.capture({}, { viewer: viewerFor('REP', { teamIds: [teamId] }) });
    expect(await change(id)).toBe('FORBIDDEN');
    expect(await change(id, viewerFor('MANAGER', { teamIds: [teamId] }))).toBe('CHANGED');
  });

  it('when it is of another team › is not even found', async () => {
    const { id } = await at.capture({}, { viewer: viewerFor('REP', { teamIds: [newId()] }) });
    expect(await change(id)).toBe('NOT_FOUND');
    expect(await change(id, viewerFor('MANAGER', { teamIds: [teamId] }))).toBe('NOT_FOUND');
  });

  it('when a marketer changes it › may, until it is qualified', async () => {
    const { id } = await at.capture();
    expect(await change(id, viewerFor('MARKETER'))).toBe('CHANGED');
    await service.services.dataSource.query(`UPDATE lead SET status = 'QUALIFIED' WHERE id = $1`, [id]);
    expect(await change(id, viewerFor('MARKETER'))).toBe('FORBIDDEN');
  });

  it('when an analyst tries › may not', async () => {
    const { id } = await at.capture();
    expect(await change(id, viewerFor('ANALYST'))).toBe('FORBIDDEN');
  });
});
