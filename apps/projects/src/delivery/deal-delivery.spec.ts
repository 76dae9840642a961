import type { WonDeal } from '../deal/won-deal.entity.ts';
import type { Project, ProjectState } from '../project/project.ts';
import { aDelivery } from '../testing/a-delivery.ts';
import { deliveryFor } from './deal-delivery.ts';

const { project } = aDelivery();
const wonDeal: WonDeal = { opportunityId: project.opportunityId, version: 5, won: true, winNumber: 1, ownerId: null, teamId: null };
const known = (state: ProjectState, visible = true, rest: Partial<Project> = {}) => ({ project: { ...project, state, ...rest }, visible });

describe('Delivery of a deal', () => {
  it('that is won, before its project › is about to start', () =>
    expect(deliveryFor(wonDeal, [])).toEqual({ state: 'STARTING', project: null }));

  it('that is open, or that the viewer does not see › is none', () => {
    expect(deliveryFor({ ...wonDeal, won: false }, [])).toEqual({ state: 'NONE', project: null });
    expect(deliveryFor(undefined, [known('ACTIVE', false)])).toEqual({ state: 'NONE', project: null });
  });

  it('whose project the viewer does not see › has its state all the same', () =>
    expect(deliveryFor(wonDeal, [known('ON_HOLD', false)])).toEqual({ state: 'ON_HOLD', project: null }));

  it('that the viewer does not see, with a project that they see › is that', () => {
    const seen = known('COMPLETED');
    const hidden = known('ACTIVE', false, { winNumber: 2 });
    expect(deliveryFor(undefined, [seen, hidden])).toEqual({ state: 'COMPLETED', project: seen.project });
    expect(deliveryFor({ ...wonDeal, winNumber: 2 }, [seen, hidden])).toEqual({ state: 'ACTIVE', project: null });
  });

  it.each<[ProjectState, string]>([
    ['COMPLETED', 'STARTING'],
    ['CANCELLED', 'STARTING'],
    ['ON_HOLD', 'ON_HOLD'],
    ['ACTIVE', 'ACTIVE'],
  ])('that is won again after a project that is %s › is %s', (state, expected) =>
    expect(deliveryFor({ ...wonDeal, winNumber: 2 }, [known(state)]).state).toBe(expected),
  );
});
