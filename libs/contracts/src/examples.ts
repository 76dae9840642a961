const uuid = (last: number) => `0190c2a4-7b1e-7c3a-9f10-${String(last).padStart(12, '0')}`;

/** The ids that the published examples share, so that they read as one story. */
export const exampleIds = {
  lead: uuid(1),
  account: uuid(2),
  contact: uuid(3),
  opportunity: uuid(4),
  project: uuid(5),
  task: uuid(6),
  milestone: uuid(7),
  user: uuid(8),
  team: uuid(9),
  pipeline: uuid(10),
  stage: uuid(11),
  nextStage: uuid(12),
  conversion: uuid(13),
  template: uuid(14),
  territory: uuid(15),
  other: uuid(16),
  activity: uuid(17),
} as const;

/** A lead of Acme as the stream shows it. */
export const leadExample = {
  status: 'QUALIFIED' as const,
  kind: 'ORGANIZATION' as const,
  source: 'WEBSITE' as const,
  originalSource: null,
  direction: 'INBOUND' as const,
  temperature: 'WARM' as const,
  buyingRole: 'DECISION_MAKER' as const,
  ownerId: exampleIds.user,
  teamId: exampleIds.team,
  queue: null,
  campaignId: null,
  company: 'Acme Corporation',
  industry: 'technology',
  region: 'central',
  companySize: '1000-5000',
  potentialValue: { amount: '4821', currency: 'USD' },
  nextActionOn: '2026-12-01',
  accountId: null,
  contactId: null,
  personVersion: 1,
};

/** Acme's account as the stream shows it. */
export const accountExample = {
  kind: 'ORGANIZATION' as const,
  name: 'Acme Corporation',
  domains: ['acme.example'],
  industry: 'technology',
  companySize: '1000-5000',
  region: 'central',
  lifecycle: 'PROSPECT' as const,
  relationships: ['CUSTOMER' as const],
  parentId: null,
  ownerId: exampleIds.user,
  teamId: exampleIds.team,
  personVersion: 0,
};

/** Acme's deal as the stream shows it. */
export const opportunityExample = {
  accountId: exampleIds.account,
  contactId: exampleIds.contact,
  leadId: exampleIds.lead,
  ownerId: exampleIds.user,
  teamId: exampleIds.team,
  pipelineId: exampleIds.pipeline,
  pipelineVersion: 1,
  stageId: exampleIds.stage,
  stageKind: 'OPEN' as const,
  probability: 10,
  forecastCategory: 'PIPELINE' as const,
  amount: { amount: '4821', currency: 'USD' },
  expectedCloseOn: '2027-02-20',
  actualCloseOn: null,
  productCode: 'gtx-pro',
};

/** What the deal to be opened needs. */
export const opportunityRequestExample = {
  opportunityId: exampleIds.opportunity,
  pipelineId: exampleIds.pipeline,
  amount: { amount: '4821', currency: 'USD' },
  expectedCloseOn: '2027-02-20',
  productCode: 'gtx-pro',
  ownerId: exampleIds.user,
  teamId: exampleIds.team,
  titleVersion: null,
};

/** The step that the conversion examples belong to. */
export const conversionStepExample = { conversionId: exampleIds.conversion, attempt: 1, leadId: exampleIds.lead };
