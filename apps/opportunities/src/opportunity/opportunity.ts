import { type PersonalRecord, personalRecord } from '@leadline/contracts';
import type { Aggregate } from '@leadline/postgres';
import type { ForecastCategory, Stage, StageKind } from '../pipeline/stage.ts';
import { opportunityChangers, opportunitySight } from './opportunity-sight.ts';
import { opportunityEntity } from './opportunity.entity.ts';

/** A qualified, committed chance of revenue from an account. */
export interface Opportunity {
  id: string;
  version: number;
  code: string;
  /** What somebody called it; null: it goes by its company. */
  name: string | null;
  accountId: string;
  contactId: string | null;
  buyingRole: string | null;
  leadId: string | null;
  conversionId: string | null;
  ownerId: string | null;
  teamId: string | null;
  pipelineId: string;
  pipelineVersion: number;
  stageId: string;
  stageKind: StageKind;
  /** Where it was before it was closed; reopening goes back there. */
  openStageId: string;
  probability: number;
  forecastCategory: ForecastCategory;
  amount: string | null;
  currency: string | null;
  expectedCloseOn: string | null;
  actualCloseOn: string | null;
  productCode: string | null;
  lossReason: string | null;
  lossDetail: string | null;
  competitor: string | null;
  winCount: number;
  lossCount: number;
  /** Whom its words may be about: the lead, and every contact that it ever had. */
  personIds: string[];
  personVersion: number;
  stageEnteredAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

/** How deals are stored, who sees and who changes them, and what of them is personal. */
export const opportunities: Aggregate<Opportunity> = {
  name: 'opportunity',
  entity: opportunityEntity,
  visibleTo: opportunitySight,
  changeableBy: opportunityChangers,
  personalFields: ['name', 'lossDetail'],
  personalRecord: wordsOf,
};

/** A short code that people can say: `OPP-` and eight characters of the id. */
export const codeOf = (id: string): string => `OPP-${id.slice(-8).toUpperCase()}`;

/** Adds to whom the words of a deal may be about; nobody ever leaves, for an erasure of them has to find what was written. */
export const alsoAbout = (known: readonly string[], ...people: (string | null | undefined)[]): string[] => [
  ...new Set([...known, ...people.filter((person) => person !== null && person !== undefined)]),
];

/** The values that a deal takes over with a stage. */
export const stageDefaults = ({ id, kind, probability, forecastCategory }: Stage) => ({
  stageId: id,
  stageKind: kind,
  probability,
  forecastCategory,
});

function wordsOf({ id, personIds, personVersion, name, lossDetail }: Opportunity): PersonalRecord {
  return personalRecord({
    recordId: id,
    recordType: 'opportunity',
    personIds,
    version: personVersion,
    fields: { title: name, detail: lossDetail },
  });
}
