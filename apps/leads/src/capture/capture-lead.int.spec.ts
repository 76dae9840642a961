import { newId } from '@leadline/domain';
import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

const everything = {
  jobTitle: 'Head of Operations',
  emails: ['Ada@Acme.example'],
  phones: ['+49 30 123456'],
  website: 'acme.example',
  address: { street: 'Main Street 1', city: 'Berlin', country: 'DE' },
  note: 'met at the fair',
  voiceNote: { audioUrl: 'https://voice.example/1', transcript: 'call me' },
  nextAction: 'call',
  nextActionOn: '2999-01-31',
  kind: 'INDIVIDUAL',
  company: 'Acme',
  source: 'EVENT',
  direction: 'INBOUND',
  temperature: 'HOT',
  buyingRole: 'DECISION_MAKER',
  potentialValue: { amount: '1250.50', currency: 'EUR' },
  productInterest: 'gtx-pro',
  industry: 'technology',
  region: 'central',
  companySize: '1000-5000',
  tags: ['fair'],
  referredBy: 'a friend',
  preferredChannel: 'EMAIL',
  doNotContact: ['PHONE'],
};
const selectEverything = `
  jobTitle emails phones website address { street city country } note voiceNote { audioUrl transcript } nextAction nextActionOn kind company source
  direction temperature buyingRole potentialValue { amount currency } productInterest industry region companySize tags referredBy preferredChannel doNotContact`;

describe('Leads › captureLead', () => {
  it('when only a name is given › keeps the lead in the queue, with its fact, its personal record and its audit row', async () => {
    const { id } = await at.capture({ name: 'Grace Example' });
    expect(await at.lead(id, 'name status queue owner { id } hasPerson')).toEqual({
      name: 'Grace Example',
      status: 'NEW',
      queue: 'unassigned',
      owner: null,
      hasPerson: true,
    });
    await eventually(async () => expect(namesOf(await at.facts(id))).toEqual(['lead.captured']));
    const [record] = await at.facts(id, 'personal');
    expect(record?.data).toMatchObject({ recordId: id, version: 1, erased: false, fields: { name: 'Grace Example' } });
    const [row] = await at.audit(id);
    expect(row).toMatchObject({ what: 'leadline.lead.captured.v1', personal_changes: { name: [null, 'Grace Example'] } });
    expect(JSON.stringify(row?.changes)).not.toContain('Grace');
  });

  it('when everything is known › gives it back in its one written form', async () => {
    const { id } = await at.capture(everything);
    expect(await at.lead(id, selectEverything)).toEqual({
      ...everything,
      emails: ['ada@acme.example'],
      phones: ['+4930123456'],
      website: 'https://acme.example',
      potentialValue: { amount: '1250.5', currency: 'EUR' },
    });
  });

  it('when a rep captures › owns it in the first of their teams', async () => {
    const teamIds = [newId(), newId()];
    const rep = viewerFor('REP', { teamIds });
    const { id } = await at.capture({}, { viewer: rep });
    expect(await at.lead(id, 'owner { id } team { id } queue')).toEqual({ owner: { id: rep.id }, team: { id: teamIds[0] }, queue: null });
  });

  it('when a rep gives it away › only within their teams', async () => {
    const [viewer, stranger] = [await at.knownUser(), await at.knownUser()];
    const colleague = await at.knownUser(viewer.teamIds[0]);
    const { error } = await at.send('captureLead', { name: 'Ada', ownerId: stranger.id }, { caller: { viewer } });
    expect(error).toMatchObject({ code: 'FORBIDDEN', rule: 'RecordsAreGivenWithinYourTeams', field: 'ownerId' });
    const { id } = await at.capture({ ownerId: colleague.id }, { viewer });
    expect(await at.lead(id, 'owner { id }')).toEqual({ owner: { id: colleague.id } });
  });

  it('when an owner is named › takes their first team', async () => {
    const owner = await at.knownUser();
    const { id } = await at.capture({ ownerId: owner.id });
    expect(await at.lead(id, 'owner { id } team { id }')).toEqual({ owner: { id: owner.id }, team: { id: owner.teamIds[0] } });
  });

  it('when only a team is named › waits in the queue of that team', async () => {
    const teamId = await at.knownTeam();
    const { id } = await at.capture({ teamId });
    expect(await at.lead(id, 'owner { id } team { id } queue')).toEqual({ owner: null, team: { id: teamId }, queue: 'unassigned' });
  });

  it('when the same request comes again › gives the same lead, once', async () => {
    const input = { id: newId(), name: 'Twice Example' };
    const [first, second] = [await at.capture(input), await at.capture(input)];
    expect(second).toEqual(first);
    await eventually(async () => expect(namesOf(await at.facts(input.id))).toEqual(['lead.captured']));
    expect(await at.audit(input.id)).toHaveLength(1);
  });

  it('when the id is taken by another request or another user › is a conflict that tells nothing', async () => {
    const id = newId();
    await at.capture({ id, name: 'Secret Example' });
    const other = await at.send('captureLead', { id, name: 'Other Example' });
    const stranger = await at.send('captureLead', { id, name: 'Secret Example' }, { caller: { viewer: viewerFor('REP') } });
    expect([other.error?.code, stranger.error?.code]).toEqual(['CONFLICT', 'CONFLICT']);
    expect(JSON.stringify([other, stranger])).not.toContain('Secret');
  });

  it.each([
    ['an empty name', { name: ' ' }, 'name'],
    ['an id that processes derive', { id: 'd9428888-122b-5ad6-a7f1-0123456789ab' }, 'id'],
    ['an owner who does not exist', { ownerId: newId() }, 'ownerId'],
    ['a team that does not exist', { teamId: newId() }, 'teamId'],
    ['an owner that is no UUID', { ownerId: 'ada' }, 'ownerId'],
    ['a negative value', { potentialValue: { amount: '-5', currency: 'USD' } }, 'potentialValue.amount'],
    ['a note that is too long', { note: 'x'.repeat(20_001) }, 'note'],
    ['a next action that has passed', { nextActionOn: '2020-01-01' }, 'nextActionOn'],
    ['a source that only Leadline sets', { source: 'RECYCLED' }, 'source'],
  ])('when it holds %s › refuses and names the field', async (_, input, field) => {
    const { error } = await at.send('captureLead', { name: 'Ada Example', ...input });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('when a word is not one of the list › refuses without repeating what was given', async () => {
    const { error } = await at.send('captureLead', { name: 'Ada Example', temperature: 'LUKEWARM' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.temperature' });
  });

  it.each(['ANALYST', 'DELIVERY'] as const)('when the viewer is %s › refuses', async (role) => {
    const { error } = await at.send('captureLead', { name: 'Ada Example' }, { caller: { viewer: viewerFor(role) } });
    expect(error?.code).toBe('FORBIDDEN');
  });

  it('when time is simulated › is captured at that time', async () => {
    const now = new Date('2016-10-25T12:00:00.000Z');
    const { id } = await at.capture({}, { now });
    expect((await at.lead(id, 'capturedAt')).capturedAt).toBe(now.toISOString());
    await eventually(async () => expect((await at.facts(id))[0]?.envelope.time).toEqual(now));
  });
});
