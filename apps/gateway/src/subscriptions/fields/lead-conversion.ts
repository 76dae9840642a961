import {
  AccountRevertAnswered,
  LeadAccountAmbiguous,
  LeadAccountRejected,
  LeadAccountResolved,
  LeadConversionFailed,
  LeadConversionRequested,
  LeadConversionReverted,
  LeadConversionRevertRequested,
  LeadConverted,
  LeadDeleted,
  OpportunityOpeningRejected,
  OpportunityRevertAnswered,
} from '@leadline/contracts';
import { type LiveField, idIn, kindOf } from './live-field.ts';

const words = {
  [LeadConversionRequested.type]: 'REQUESTED',
  [LeadAccountResolved.type]: 'ACCOUNT_RESOLVED',
  [LeadAccountAmbiguous.type]: 'ACCOUNT_AMBIGUOUS',
  [LeadAccountRejected.type]: 'ACCOUNT_REJECTED',
  [OpportunityOpeningRejected.type]: 'OPPORTUNITY_REJECTED',
  [LeadConversionFailed.type]: 'FAILED',
  [LeadConverted.type]: 'CONVERTED',
  [LeadConversionRevertRequested.type]: 'REVERT_REQUESTED',
  [AccountRevertAnswered.type]: 'ACCOUNT_REVERT_ANSWERED',
  [OpportunityRevertAnswered.type]: 'OPPORTUNITY_REVERT_ANSWERED',
  [LeadConversionReverted.type]: 'REVERTED',
  [LeadDeleted.type]: 'DELETED',
};

// Sent by accounts: leads, which is asked for the conversion, hears of them as late as we do.
const answersOfAccounts: readonly string[] = [LeadAccountResolved.type, LeadAccountAmbiguous.type, LeadAccountRejected.type];

interface ProbedConversion {
  state?: unknown;
  attempt?: unknown;
}

/** The steps of one lead's conversion; all of its messages have the lead as subject. */
export const leadConversion: LiveField = {
  name: 'leadConversion',
  topics: ['leads', 'conversions'],
  asks: ['lead'],
  follows: (args) => idIn(args, 'leadId'),
  concerns: ({ topic, type, subject }, args) =>
    subject === idIn(args, 'leadId') && (topic === 'conversions' || type === LeadConverted.type || type === LeadDeleted.type),
  keysOf: ({ subject }) => ({ lead: subject }),
  presentKeys: (args) => ({ lead: idIn(args, 'leadId') }),
  probe: () => ({ way: ['lead(id: $__lead)'], selection: 'id conversion { state attempt }' }),
  records: { lead: () => ['lead(id: $__lead)'], conversion: () => ['lead(id: $__lead)', 'conversion'] },
  ends: ({ type }) => type === LeadDeleted.type,
  plain: (event) => ({ kind: kindOf(event, words) }),
  settled({ type, facts }, { conversion }) {
    if (!answersOfAccounts.includes(type)) return true;
    const { state, attempt } = (conversion ?? {}) as ProbedConversion;
    return state !== 'REQUESTED' || Number(attempt) > Number(facts.attempt);
  },
};
