import { aLead } from '../testing/a-lead.ts';
import { leadFlow, refuseMove } from './lead-status.ts';

describe('Lead › status flow', () => {
  it('when a lead is new › may be qualified without having been contacted', () => {
    expect(leadFlow.allows('NEW', 'QUALIFIED')).toBe(true);
  });

  it('when a lead has been converted › goes nowhere', () => {
    expect(leadFlow.targets('CONVERTED')).toEqual([]);
  });

  it.each(['DISQUALIFIED', 'ARCHIVED'] as const)('when a lead is %s › only goes back to be nurtured', (status) => {
    expect(leadFlow.targets(status)).toEqual(['NURTURING']);
  });

  it.each(['NEW', 'CONTACTED', 'NURTURING', 'QUALIFIED'] as const)('when a lead is %s › may be disqualified and archived', (status) => {
    expect(leadFlow.targets(status)).toEqual(expect.arrayContaining(['DISQUALIFIED', 'ARCHIVED']));
  });

  it('when a lead converts › refuses every move and says why', () => {
    const refused = refuseMove(aLead({ status: 'QUALIFIED', converting: true, conversionId: 'c' }), 'ARCHIVED');
    expect(refused?.refusal).toMatchObject({ rule: 'LeadIsReadOnlyWhileItConverts', details: { conversionId: 'c' } });
  });
});
