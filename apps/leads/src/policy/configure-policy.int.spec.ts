import { newId } from '@leadline/domain';
import { type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, startLeads } from '../testing/leads-at-work.ts';
import { leadsService } from '../service.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

const terms = {
  criteria: [
    { criterion: 'NEED', required: true, guidance: 'ask' },
    { criterion: 'LUCK', required: false },
  ],
  disqualificationReasons: [{ code: 'bored', label: 'Bored' }],
};
const select =
  'version criteria { criterion required guidance } requireContactFirst disqualificationReasons { code label } recycleAfterDays';
const configure = async (input: object, viewer = viewerFor('ADMIN')) => {
  const { data, errors } = await service.query(
    `mutation ($input: QualificationPolicyInput!) { policy: configureQualificationPolicy(input: $input) { ${select} } }`,
    { input: { ...terms, ...input } },
    { viewer },
  );
  return { policy: data?.policy, error: errors?.[0]?.extensions };
};
const inForce = async () => (await service.query(`{ qualificationPolicy { ${select} } }`)).data.qualificationPolicy;

describe('Leads › configureQualificationPolicy', () => {
  it('when the service is new › has the default in force, whatever starts again', async () => {
    expect(await inForce()).toMatchObject({ version: 1, requireContactFirst: false, recycleAfterDays: 90 });
    await leadsService.seed?.(service.services);
    expect((await inForce()).version).toBe(1);
  });

  it('when an administrator configures it › is in force, and the version before is kept', async () => {
    const { version } = await inForce();
    const { policy } = await configure({ expectedVersion: version, requireContactFirst: true, recycleAfterDays: 30 });
    expect(policy).toMatchObject({
      version: version + 1,
      requireContactFirst: true,
      recycleAfterDays: 30,
      disqualificationReasons: [{ code: 'bored', label: 'Bored' }],
    });
    const kept = await service.services.dataSource.query('SELECT version FROM qualification_policy_version ORDER BY version');
    expect(kept.map((row: { version: number }) => row.version)).toEqual([version, version + 1]);
  });

  it('when it demands contact first › leads are not qualified before', async () => {
    const { version } = await inForce();
    await configure({ expectedVersion: version, requireContactFirst: true });
    const { id: leadId } = await at.capture();
    const asked = { leadId, answers: [{ criterion: 'NEED', state: 'MET' }] };
    const early = await at.send('qualifyLead', asked, { select: '__typename' });
    expect(early.error).toMatchObject({ code: 'RULE_BROKEN', rule: 'LeadMustBeContactedBeforeItIsQualified' });
    await at.send('markLeadContacted', { leadId });
    expect((await at.send('qualifyLead', asked, { select: '__typename' })).result.__typename).toBe('QualifiedLead');
  });

  it('when somebody configured it meanwhile › is stale', async () => {
    const { version } = await inForce();
    await configure({ expectedVersion: version });
    expect((await configure({ expectedVersion: version })).error).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion' });
  });

  it('when the same request comes again › answers alike', async () => {
    const input = { expectedVersion: (await inForce()).version, requestKey: newId() };
    const admin = viewerFor('ADMIN');
    const first = await configure(input, admin);
    expect(await configure(input, admin)).toEqual(first);
  });

  it.each([
    ['no criterion', { criteria: [] }, 'criteria'],
    ['a criterion twice', { criteria: [terms.criteria[0], terms.criteria[0]] }, 'criteria'],
    ['a criterion in small letters', { criteria: [{ criterion: 'need', required: true }] }, 'criteria.0.criterion'],
    ['follow-ups after no days', { recycleAfterDays: 0 }, 'recycleAfterDays'],
    ['a reason in capitals', { disqualificationReasons: [{ code: 'BORED', label: 'Bored' }] }, 'disqualificationReasons.0.code'],
  ])('when it has %s › refuses', async (_, input, field) => {
    expect((await configure({ expectedVersion: (await inForce()).version, ...input })).error).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  it.each(['MANAGER', 'REP', 'MARKETER', 'ANALYST'] as const)('when a %s tries › refuses', async (role) => {
    expect((await configure({ expectedVersion: 1 }, viewerFor(role))).error?.['code']).toBe('FORBIDDEN');
  });
});
