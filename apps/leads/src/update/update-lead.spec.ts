import { LeadChanged } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aLead, now, yesterday } from '../testing/a-lead.ts';
import type { LeadDetails } from '../lead/lead-details.ts';
import type { Lead } from '../lead/lead.ts';
import { decideUpdate } from './update-lead.ts';

const update = (patch: Partial<LeadDetails>, lead: Lead = aLead()) => given(lead).when((state) => decideUpdate(state, patch, now));

describe('Lead › update', () => {
  it('when some details are given › changes those and keeps the others', () => {
    update({ temperature: 'HOT' })
      .thenEvents(LeadChanged)
      .thenState({ temperature: 'HOT', name: 'Ada Example', personVersion: 1, updatedAt: now });
  });

  it('when the fact is told › names what moved, without its value', () => {
    const { decision } = update({ jobTitle: 'Head of Operations', temperature: 'HOT' });
    const [fact] = decision.ok ? decision.events : [];
    expect(fact?.data).toMatchObject({ changed: expect.arrayContaining(['jobTitle', 'temperature']) });
    expect(JSON.stringify(fact)).not.toContain('Operations');
  });

  it('when the person changed › counts their version on', () => {
    update({ emails: ['ada@home.example'] }).thenState({ personVersion: 2 });
  });

  it('when null is given › clears the detail', () => {
    update({ company: null }).thenState({ company: null });
  });

  it('when nothing differs › changes and tells nothing', () => {
    const lead = aLead();
    const { decision } = update({ name: lead.name, company: lead.company }, lead);
    expect(decision).toMatchObject({ ok: true, events: [] });
    expect(decision.ok && decision.state).toBe(lead);
  });

  it('when the next action was overdue before › lets other details change', () => {
    update({ temperature: 'COLD' }, aLead({ nextActionOn: yesterday })).thenState({ temperature: 'COLD' });
  });

  it('when its conversion runs › refuses', () => {
    update({ temperature: 'HOT' }, aLead({ status: 'QUALIFIED', converting: true })).thenRefused('LeadIsReadOnlyWhileItConverts');
  });

  it('when it has been converted › refuses and names what it became', () => {
    update({ temperature: 'HOT' }, aLead({ status: 'CONVERTED', conversionId: 'c' })).thenRefused('ConvertedLeadIsReadOnly', {
      conversionId: 'c',
    });
  });
});
