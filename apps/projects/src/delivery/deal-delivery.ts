import type { WonDeal } from '../deal/won-deal.entity.ts';
import type { Project } from '../project/project.ts';

/** How the delivery of a deal stands. */
export interface DealDelivery {
  state: 'NONE' | 'STARTING' | Project['state'];
  project: Project | null;
}

/** A project of the deal, and whether the viewer may see it. */
export interface KnownProject {
  project: Project;
  visible: boolean;
}

/** The delivery of a deal from its projects, that of the latest win last. Whoever sees the deal (else undefined) is told the state of a hidden project, too. */
export function deliveryFor(deal: WonDeal | undefined, known: readonly KnownProject[]): DealDelivery {
  const latest = known.findLast(({ visible }) => visible || deal !== undefined);
  if (deal?.won && isToStart(deal, latest?.project)) return { state: 'STARTING', project: null };
  if (!latest) return { state: 'NONE', project: null };
  return { state: latest.project.state, project: latest.visible ? latest.project : null };
}

// One that is worked on or paused is what the new win goes on with.
const isToStart = ({ winNumber }: WonDeal, latest: Project | undefined): boolean =>
  latest === undefined || (latest.winNumber < winNumber && (latest.state === 'COMPLETED' || latest.state === 'CANCELLED'));
