import type { Stack } from '@leadline/stack';

/** What audits ask for; each is made once, when it is first asked for. */
export interface Provisions {
  /** A folder of this run's own, for what a tool writes. */
  readonly folder: string;
  /** Where the npm tools are installed: the folder that holds their `node_modules`. */
  npmTools(): Promise<string>;
  /** Where the Python tools are installed: the folder of their programs. */
  pythonTools(): Promise<string>;
  /** The whole stack, empty, on free ports. */
  stack(): Promise<Stack>;
}

/** The name of what an audit may ask for. */
export type Provision = 'npmTools' | 'pythonTools' | 'stack';

/** What an audit found; a complaint says all that is wrong. */
export interface Finding {
  readonly passed: number;
  readonly failed: number;
  readonly complaint?: string;
}

/** A check that somebody else wrote; it throws when it cannot be made, which counts as a failure. */
export interface Audit {
  readonly name: string;
  /** What is made for it at the start of the run, so that downloads and servers come at the same time. */
  readonly needs: readonly Provision[];
  run(provisions: Provisions): Promise<Finding>;
}

/** The finding about several things: each is sound, or has a complaint. */
export function findingOf(complaints: readonly (string | undefined)[]): Finding {
  const said = complaints.filter((complaint) => complaint !== undefined);
  return { passed: complaints.length - said.length, failed: said.length, ...(said.length > 0 && { complaint: said.join('\n') }) };
}
