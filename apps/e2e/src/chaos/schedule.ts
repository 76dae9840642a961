import { type FailpointName, deadlyFailpoints } from '@leadline/failpoints';
import { type ApplicationName, subgraphs } from '@leadline/stack';
import { type Dice, diceOf } from './dice.ts';

/** One thing that is done to a process of ours. */
export type ServiceFault =
  /** It is started with a failpoint armed, and dies or stands still when it comes by. */
  | { fault: 'failpoint'; point: FailpointName; pass: number; freezeMs?: number }
  /** SIGKILL, so long after the fault before. */
  | { fault: 'kill'; afterMs: number }
  /** SIGSTOP, and SIGCONT later: what it consumes is overtaken by what others consume. */
  | { fault: 'pause'; afterMs: number; forMs: number };

/** One thing that is done to a server or a connection, so long after the one before. */
export type OtherFault =
  | { fault: 'restart'; what: 'postgres' | 'kafka'; afterMs: number }
  | { fault: 'cut'; line: string; afterMs: number; forMs: number }
  | { fault: 'slow'; line: string; afterMs: number; forMs: number; byMs: number };

/** Everything that happens in one run: the lists are worked off side by side, each in its order. */
export interface Schedule {
  /** Where services die; all of them must be reached. */
  points: readonly FailpointName[];
  services: Partial<Record<ApplicationName, ServiceFault[]>>;
  others: OtherFault[][];
}

/** The services that every deal passes, whose failpoints are sure to be reached. */
const workers = ['leads', 'accounts', 'opportunities', 'projects'] as const;

/** Longer than the 15 s after which the server ends the transaction that holds a relay's lock; it lasts until another relay has the lock. */
const pastTheLockMs = 15_500;

/** What happens with this seed: every failpoint, both servers, every kind of line, in an order and at moments that the seed chooses. */
export function scheduleOf(seed: number): Schedule {
  const dice = diceOf(seed);
  const points = deadlyFailpoints;
  const services = workersFaults(dice, points);
  const bystanders = dice.shuffled(['directory', 'gateway', 'identity'] as const).slice(0, 2);
  for (const bystander of bystanders) services[bystander] = [randomKill(dice)];
  return { points, services, others: [serversFaults(dice), linesFaults(dice)] };
}

function workersFaults(dice: Dice, points: readonly FailpointName[]): Schedule['services'] {
  const hands: ServiceFault[][] = workers.map(() => []);
  const order = dice.shuffled([0, 1, 2, 3]);
  // A service may have a single consumer, which joins once.
  const passOf = (point: FailpointName): number => (point.startsWith('group.') ? 1 : dice.between(1, 2));
  // Few of the events that projects hears of come together; waiting for two that do, it would wait to the end of the run.
  const isFor = (point: FailpointName, hand: number): boolean => point !== 'inbox.between-events' || workers[hand] !== 'projects';
  dice.shuffled(points).forEach((point, index) => {
    const hand = [index, index + 1].map((at) => order[at % workers.length]!).find((one) => isFor(point, one))!;
    hands[hand]!.push({ fault: 'failpoint', point, pass: passOf(point) });
  });
  // Not the projects: so long a pause at the end of the line would be most of the run.
  const [frozen, paused, killed] = dice.shuffled([0, 1, 2]);
  hands[frozen!]!.push({ fault: 'failpoint', point: 'relay.before-publish', pass: 1, freezeMs: pastTheLockMs });
  hands[paused!]!.push({ fault: 'pause', afterMs: dice.between(100, 1500), forMs: dice.between(1500, 3000) });
  hands[killed!]!.push(randomKill(dice));
  return Object.fromEntries(workers.map((worker, index) => [worker, dice.shuffled(hands[index]!)]));
}

const randomKill = (dice: Dice): ServiceFault => ({ fault: 'kill', afterMs: dice.between(200, 4000) });

function serversFaults(dice: Dice): OtherFault[] {
  return dice.shuffled(['postgres', 'kafka'] as const).map((what) => ({ fault: 'restart', what, afterMs: dice.between(1500, 6000) }));
}

function linesFaults(dice: Dice): OtherFault[] {
  const lines = ['postgres', 'kafka', ...dice.shuffled(subgraphs).slice(0, 2)];
  const faults = lines.flatMap((line): OtherFault[] => [
    { fault: 'cut', line, afterMs: dice.between(200, 1500), forMs: dice.between(200, 1500) },
    { fault: 'slow', line, afterMs: dice.between(200, 1500), forMs: dice.between(500, 2500), byMs: dice.between(5, 40) },
  ]);
  return dice.shuffled(faults);
}

/** A fault in a few words. */
export function told(fault: ServiceFault | OtherFault): string {
  switch (fault.fault) {
    case 'failpoint':
      return `${fault.freezeMs ? `frozen ${fault.freezeMs} ms` : 'killed'} at ${fault.point}, pass ${fault.pass}`;
    case 'kill':
      return 'killed';
    case 'pause':
      return `paused ${fault.forMs} ms`;
    case 'restart':
      return `${fault.what} killed and restarted`;
    case 'cut':
      return `line to ${fault.line} cut for ${fault.forMs} ms`;
    case 'slow':
      return `line to ${fault.line} slowed by ${fault.byMs} ms for ${fault.forMs} ms`;
  }
}
