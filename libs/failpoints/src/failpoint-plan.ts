import { type FailpointName, allFailpoints, isFailpoint } from './failpoint-names.ts';

/** What happens at a failpoint: the process dies, stands still for a while, only says that it was there, or does once more what it has just done. */
export type FailpointAction =
  { does: 'kill'; at: number } | { does: 'freeze'; at: number; forMs: number } | { does: 'note' } | { does: 'repeat' };

/** What happens where; `kill` and `freeze` once, at the pass that they name. */
export type FailpointPlan = ReadonlyMap<FailpointName, FailpointAction>;

const shape = /^(?<name>[a-z.-]+)=(?:(?:kill|freeze:(?<ms>[1-9]\d{0,5}))(?:@(?<pass>[1-9]\d{0,5}))?|(?<always>note|repeat))$/;

/** Reads `relay.before-delete=kill@3,commit.before=freeze:17000@1,inbox.repeat=note,relay.twice=repeat`; throws with the part that is wrong and what may stand there. */
export function failpointPlan(text: string): FailpointPlan {
  const plan = new Map<FailpointName, FailpointAction>();
  for (const part of text.split(',').map((each) => each.trim())) {
    const groups = shape.exec(part)?.groups;
    if (!groups) throw new Error(`"${part}" is not like name=kill@3, name=freeze:1000@1, name=note or name=repeat`);
    const { name = '', ms, pass, always } = groups;
    if (!isFailpoint(name)) throw new Error(`there is no failpoint "${name}"; there are ${allFailpoints.join(', ')}`);
    plan.set(name, always === undefined ? actionOf(ms, Number(pass ?? 1)) : { does: always as 'note' | 'repeat' });
  }
  return plan;
}

const actionOf = (ms: string | undefined, at: number): FailpointAction =>
  ms === undefined ? { does: 'kill', at } : { does: 'freeze', at, forMs: Number(ms) };
