import { refuse } from './decision.ts';

/** A checked status flow: which moves are allowed, and the refusal for the others. */
export interface Transitions<Status extends string> {
  readonly name: string;
  allows(from: Status, to: Status): boolean;
  targets(from: Status): readonly Status[];
  refuse(from: Status, to: Status): ReturnType<typeof refuse>;
}

/** Makes a status flow from one table; throws when a target is unknown or listed twice, or a status other than the first can never be reached. */
export function transitions<Status extends string>(name: string, table: Record<Status, readonly Status[]>): Transitions<Status> {
  validate(name, table);
  return {
    name,
    allows: (from, to) => table[from].includes(to),
    targets: (from) => table[from],
    refuse: (from, to) =>
      refuse(`${name}CannotGoFrom${pascal(from)}To${pascal(to)}`, {
        message: `A ${name.toLowerCase()} that is ${from} cannot become ${to}. ${remedy(table[from])}`,
        field: 'status',
        details: { from, to, allowed: [...table[from]] },
      }),
  };
}

function remedy(allowed: readonly string[]): string {
  return allowed.length === 0 ? 'This status is final.' : `From here it can become: ${allowed.join(', ')}.`;
}

function validate(name: string, table: Record<string, readonly string[]>): void {
  const known = Object.keys(table);
  const reached = new Set<string>([known[0] ?? '']);
  for (const [from, targets] of Object.entries(table)) {
    if (new Set(targets).size !== targets.length) throw new Error(`${name}: ${from} lists a target twice`);
    for (const target of targets) {
      if (!known.includes(target)) throw new Error(`${name}: ${from} leads to the unknown status ${target}`);
      if (target !== from) reached.add(target);
    }
  }
  const lost = known.filter((status) => !reached.has(status));
  if (lost.length > 0) throw new Error(`${name}: nothing leads to ${lost.join(', ')}`);
}

const pascal = (status: string): string =>
  status
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
