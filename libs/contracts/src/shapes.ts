import { z } from 'zod';
import { code, count, date, id, money, oneOf, organisation } from './strings.ts';
import {
  accountLifecycle,
  accountRelationship,
  buyingRole,
  forecastCategory,
  leadDirection,
  leadSource,
  leadStatus,
  partyKind,
  stageKind,
  temperature,
} from './vocabulary.ts';

/** What the stream says of a lead as it is now; everything about the person is on the personal topic, at `personVersion`. */
export const leadShape = {
  status: leadStatus(),
  kind: partyKind(),
  source: leadSource(),
  originalSource: leadSource().nullable(),
  direction: leadDirection().nullable(),
  temperature: temperature().nullable(),
  buyingRole: buyingRole(),
  ownerId: id().nullable(),
  teamId: id().nullable(),
  queue: code().nullable(),
  campaignId: id().nullable(),
  company: organisation().nullable(),
  industry: code().nullable(),
  region: code().nullable(),
  companySize: code().nullable(),
  potentialValue: money().nullable(),
  nextActionOn: date().nullable(),
  accountId: id().nullable(),
  contactId: id().nullable(),
  personVersion: count(),
};

/** What the stream says of an account as it is now; `name` is null for an individual, whose name is personal. */
export const accountShape = {
  kind: oneOf('INDIVIDUAL', 'ORGANIZATION'),
  name: organisation().nullable(),
  domains: z.array(code(253)),
  industry: code().nullable(),
  companySize: code().nullable(),
  region: code().nullable(),
  lifecycle: accountLifecycle(),
  relationships: z.array(accountRelationship()),
  parentId: id().nullable(),
  ownerId: id().nullable(),
  teamId: id().nullable(),
  personVersion: count(),
};

/** What the stream says of an opportunity as it is now. */
export const opportunityShape = {
  accountId: id(),
  contactId: id().nullable(),
  leadId: id().nullable(),
  ownerId: id().nullable(),
  teamId: id().nullable(),
  pipelineId: id(),
  pipelineVersion: count(),
  stageId: id(),
  stageKind: stageKind(),
  probability: z.int().min(0).max(100),
  forecastCategory: forecastCategory(),
  amount: money().nullable(),
  expectedCloseOn: date().nullable(),
  actualCloseOn: date().nullable(),
  productCode: code().nullable(),
};

/** What an opportunity to be opened needs, echoed along the conversion so that no service asks another. */
export const opportunityRequestShape = z.object({
  opportunityId: id(),
  pipelineId: id().nullable(),
  amount: money(),
  expectedCloseOn: date(),
  productCode: code().nullable(),
  ownerId: id().nullable(),
  teamId: id().nullable(),
  /** The version of the personal record (key: the opportunity id) that holds the name somebody typed; null: the name follows from the company. */
  titleVersion: count().nullable(),
});

/** Which step of which conversion a message belongs to; a message of an older attempt is ignored. */
export const conversionStep = { conversionId: id(), attempt: z.int().min(1), leadId: id() };
