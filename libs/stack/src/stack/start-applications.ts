import { join } from 'node:path';
import type { ManagedProcess } from '../process/managed-process.ts';
import { startProcess } from '../process/start-process.ts';
import { freePort } from '../ports/free-port.ts';
import { step } from '../progress.ts';
import { cacheFolder, nodeBinary } from '../repository.ts';
import { type Surroundings, applicationEnvironment } from './application-environment.ts';
import type { ApplicationName } from './applications.ts';
import type { Shutdown } from './shutdown.ts';
import type { StackPlan } from './stack-options.ts';
import { watched } from './start-servers.ts';
import { together } from './together.ts';

const [servicesPhase, gatewayPhase] = [2, 3];
const flags = [
  '--conditions=@leadline/source',
  '--enable-source-maps',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=TimeoutNegativeWarning',
];

/** The processes of ours, by name. */
export type Services = Record<string, ManagedProcess>;

/** Starts every application as a process of its own: all but the gateway at once, then the gateway. */
export async function startApplications(plan: StackPlan, around: Surroundings, shutdown: Shutdown): Promise<Services> {
  const services: Services = {};
  const start = (name: ApplicationName) => async (signal: AbortSignal) => {
    const service = await startApplication(plan, around, { name, signal });
    services[name] = service;
    shutdown.add(name === 'gateway' ? gatewayPhase : servicesPhase, service.stop);
  };
  await together(plan.signal, plan.services.filter((name) => name !== 'gateway').map(start));
  await together(plan.signal, plan.services.filter((name) => name === 'gateway').map(start));
  return services;
}

/** One more process of an application, on an address of its own. */
export interface Replica extends ManagedProcess {
  readonly url: string;
}

/** Starts one more process of an application beside those that run: it shares their database and their consumer groups, and stops with them. */
export async function startReplica(plan: StackPlan, around: Surroundings, shutdown: Shutdown, name: ApplicationName): Promise<Replica> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = { ...around, urls: { ...around.urls, [name]: url } };
  const replica = await startApplication(plan, own, { name, as: `${name}-${port}`, signal: plan.signal });
  shutdown.add(servicesPhase, replica.stop);
  return Object.assign(replica, { url });
}

function startApplication(
  plan: StackPlan,
  around: Surroundings,
  which: { name: ApplicationName; as?: string; signal: AbortSignal | undefined },
): Promise<ManagedProcess> {
  const { name, as = name, signal } = which;
  return step(as, plan.onProgress, () =>
    startProcess({
      ...watched(plan, as),
      name: as,
      command: nodeBinary(plan.root),
      args: [...flags, join('apps', name, 'src', 'main.ts')],
      cwd: plan.root,
      // The stripped and compiled sources of one start are used again by the next: a third less processor time.
      env: { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled'), ...applicationEnvironment(name, around) },
      readyUrl: `${around.urls[name]}/readyz`,
      // Seven of them start at once, perhaps on two cores with other work to do.
      readyWithinMs: 120_000,
      signal,
    }),
  );
}
