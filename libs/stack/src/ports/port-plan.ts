import { StackError } from '../stack-error.ts';
import { freePort, isFree } from './free-port.ts';
import { portOwner } from './port-owner.ts';

/** Which port each part of the stack takes. */
export type Ports = Record<string, number>;

/** Gives every part a free port of its own, as tests need it. */
export async function freePorts(names: readonly string[]): Promise<Ports> {
  const taken = new Set<number>();
  while (taken.size < names.length) taken.add(await freePort());
  return Object.fromEntries([...taken].map((port, index) => [names[index] ?? '', port]));
}

/** Gives each part the port at its distance from the first; one in use, of a part that is needed, is an error that names its owner and the remedy. */
export async function portsFrom(first: number, distances: Readonly<Ports>, needed: ReadonlySet<string>): Promise<Ports> {
  const ports = Object.fromEntries(Object.entries(distances).map(([name, distance]) => [name, first + distance]));
  for (const [name, port] of Object.entries(ports)) {
    if (needed.has(name) && !(await isFree(port))) throw new StackError(await inUse(name, port, { first, distances }));
  }
  return ports;
}

interface Range {
  first: number;
  distances: Readonly<Ports>;
}

async function inUse(name: string, port: number, range: Range): Promise<string> {
  const last = Math.max(...Object.values(range.distances));
  const other = await freeRange({ ...range, first: range.first + 100 });
  const remedy = `Stop that process, or start on other ports (the stack takes some from PORT to PORT + ${last}): PORT=${other} npm start`;
  return `Port ${port} for ${name} is in use by ${ownerOf(port)}. ${remedy}`;
}

function ownerOf(port: number): string {
  const owner = portOwner(port);
  if (owner === undefined) return 'another process';
  return owner.command === undefined ? `process ${owner.pid}` : `process ${owner.pid} (${owner.command.slice(0, 120)})`;
}

async function freeRange({ first, distances }: Range): Promise<number> {
  const free = await Promise.all(Object.values(distances).map((distance) => isFree(first + distance)));
  return free.every(Boolean) ? first : freeRange({ first: first + 100, distances });
}
