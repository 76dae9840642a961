import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type FailpointHit, type FailpointName, readHits } from '@leadline/failpoints';
import { type ApplicationName, type ManagedProcess, StackError } from '@leadline/stack';
import { type OtherFault, type ServiceFault, told } from './schedule.ts';
import { overtakeFrozen } from './takeover.ts';
import type { Run, World } from './world.ts';

/** What the faults of one run work on. */
export interface Scene extends Pick<World, 'postgres' | 'kafka' | 'lines'> {
  run: Run;
  /** Aborted when every deal is through and what is left has had its time. */
  over: AbortSignal;
  say(text: string): void;
  /** Faults that the replay was too short for. */
  missed: string[];
}

type FailpointFault = Extract<ServiceFault, { fault: 'failpoint' }>;

/** Where the processes of a service write down what happened at their failpoints. */
export const hitLog = (folder: string, service: string): string => join(folder, `hits-${service}.jsonl`);

/** The variables that make a service send and take everything twice, note the repeats that it refuses and, with a fault, fail where it says. */
export function failpointVariables(folder: string, service: string, fault?: FailpointFault): Record<string, string> {
  const action = fault?.freezeMs ? `freeze:${fault.freezeMs}` : 'kill';
  const armed = fault ? `${fault.point}=${action}@${fault.pass},` : '';
  return {
    NODE_ENV: 'test',
    FAILPOINTS: `${armed}relay.twice=repeat,inbox.twice=repeat,inbox.repeat=note`,
    FAILPOINT_LOG: hitLog(folder, service),
  };
}

/** Does to a service what is planned for it, one fault after the other; at the end it runs, unharmed. */
export async function torment(scene: Scene, service: ApplicationName, faults: readonly ServiceFault[]): Promise<void> {
  const victim = scene.run.stack.services[service]!;
  for (const fault of faults) {
    scene.say(`${service}: ${told(fault)}`);
    if (fault.fault === 'failpoint') await failAt(scene, victim, fault);
    else await strike(scene, victim, fault);
  }
  await revive(scene, victim);
  scene.say(`${service} is left in peace`);
}

async function strike(scene: Scene, victim: ManagedProcess, fault: Exclude<ServiceFault, FailpointFault>): Promise<void> {
  const { over } = scene;
  await revive(scene, victim);
  await waited(fault.afterMs, over);
  if (over.aborted) scene.missed.push(`${victim.name} ${told(fault)}`);
  else if (fault.fault === 'kill') await victim.kill();
  else {
    await victim.kill('SIGSTOP');
    await waited(fault.forMs, over);
    await victim.kill('SIGCONT');
  }
}

/** Starts the service armed until it has come by: something else may bring it down first. */
async function failAt({ run, over, say }: Scene, victim: ManagedProcess, fault: FailpointFault): Promise<void> {
  const hits = (): number => readHits(hitLog(run.folder, victim.name)).filter((hit) => isOf(hit, fault.point)).length;
  const before = hits();
  const settled = (): boolean => hits() > before || over.aborted;
  while (!settled()) {
    // The first of these also ends a process that was doing nothing wrong, in the middle of whatever it did.
    if (victim.running) await victim.kill();
    await begin(victim, failpointVariables(run.folder, victim.name, fault));
    if (fault.point === 'group.leaving') await victim.stop();
    while (victim.running && !settled()) await pause(20);
  }
  if (fault.freezeMs && hits() > before) {
    await overtakeFrozen(run.stack, victim, fault.freezeMs);
    say(`${victim.name}: another relay took over while it stood still; it is awake`);
  }
  // It is dying; or it is still armed, and would die of it later.
  else await victim.kill();
}

const isOf = (hit: FailpointHit, point: FailpointName): boolean => hit.point === point && hit.does !== 'note';

/** Starts it, with nothing armed, if it is dead. */
async function revive({ run }: Scene, victim: ManagedProcess): Promise<void> {
  if (!victim.running) await begin(victim, failpointVariables(run.folder, victim.name));
}

/** Starts it again; that it dies on the way is what may be wanted. */
async function begin(victim: ManagedProcess, variables: Record<string, string>): Promise<void> {
  await victim.restart(variables).catch((error: unknown) => {
    if (!(error instanceof StackError && /stopped while it was starting \(SIGKILL\)/.test(error.message))) throw error;
  });
}

/** Does what is planned for a server or a line, and makes good for it. */
export async function disturb(scene: Scene, faults: readonly OtherFault[]): Promise<void> {
  for (const fault of faults) {
    await waited(fault.afterMs, scene.over);
    if (scene.over.aborted) {
      scene.missed.push(told(fault));
      continue;
    }
    scene.say(told(fault));
    if (fault.fault === 'restart') {
      await scene[fault.what].kill();
      await scene[fault.what].restart();
      continue;
    }
    const line = scene.lines[fault.line]!;
    if (fault.fault === 'cut') line.cut();
    else line.slow(fault.byMs);
    await waited(fault.forMs, scene.over);
    line.mend();
  }
}

const waited = (ms: number, over: AbortSignal): Promise<void> => pause(ms, undefined, { signal: over }).catch(() => undefined);
