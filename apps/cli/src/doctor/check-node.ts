import { type Finding, well, wrong } from './finding.ts';

const needed = 24;

/** Whether this Node is one that the services run on; they run on the same one where this command is started by npm. */
export function checkNode(version: string): Finding {
  if (Number(/^v(\d+)/.exec(version)?.[1]) >= needed) return well('node', version);
  return wrong('node', `${version} is too old`, `Node ${needed} or newer is needed; npm ci brings it, and npm run -s leadline uses it.`);
}
