/** The criterion whose answer may hold an amount. */
export const budgetCriterion = 'BUDGET';
/** The criterion whose answer may hold a day. */
export const timelineCriterion = 'TIMELINE';

/** One thing to find out before a lead is worth pursuing. */
export interface PolicyCriterion {
  /** Its code, like `NEED`. */
  criterion: string;
  required: boolean;
  /** How to find it out, for whoever talks to the lead. */
  guidance: string | null;
}

/** A reason for which leads are disqualified. */
export interface DisqualificationReason {
  code: string;
  label: string;
}

/** What an administrator decides about qualification. */
export interface PolicyTerms {
  criteria: PolicyCriterion[];
  /** Whether a lead must have been contacted before it is qualified. */
  requireContactFirst: boolean;
  disqualificationReasons: DisqualificationReason[];
  /** After how many days the follow-up lead of a lost deal wants attention. */
  recycleAfterDays: number;
}

/** The terms in force; every version is kept. */
export interface QualificationPolicy extends PolicyTerms {
  id: string;
  version: number;
  configuredAt: Date;
  configuredById: string | null;
}

/** There is one policy; its id is fixed, so that every replica means the same row. */
export const policyId = '6f1d3c52-0b7e-4c1a-9a54-5f0f6a3c2e10';

/** BANT plus commitment, as every new installation starts. */
export const defaultTerms: PolicyTerms = {
  criteria: [
    { criterion: 'NEED', required: true, guidance: 'Which problem do they want solved, and what does it cost them today?' },
    { criterion: budgetCriterion, required: true, guidance: 'Is there money for it, how much, and who releases it?' },
    { criterion: timelineCriterion, required: true, guidance: 'By when do they want to decide, and what happens then?' },
    { criterion: 'AUTHORITY', required: false, guidance: 'Who decides, who else has a say, and have we met them?' },
    { criterion: 'COMMITMENT', required: true, guidance: 'What have they agreed to do next, and by when?' },
  ],
  requireContactFirst: false,
  disqualificationReasons: [
    { code: 'no-need', label: 'No need for what we offer' },
    { code: 'no-budget', label: 'No budget' },
    { code: 'no-authority', label: 'Nobody who could decide' },
    { code: 'bad-timing', label: 'Not now, and not soon' },
    { code: 'chose-competitor', label: 'Decided for somebody else' },
    { code: 'unreachable', label: 'Cannot be reached' },
    { code: 'not-a-fit', label: 'Outside what we sell to' },
    { code: 'spam', label: 'Not a real lead' },
  ],
  recycleAfterDays: 90,
};
