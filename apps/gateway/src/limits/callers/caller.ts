import { isIPv6 } from 'node:net';
import type { Viewer } from '@leadline/domain';

/** Who is to be held to a limit: the subject of the token, or the address of one who has none. */
export function callerOf(viewer: Pick<Viewer, 'id'> | null, address: string): string {
  return viewer ? `subject ${viewer.id}` : `address ${network(address)}`;
}

/** A host of IPv6 has a whole /64 to call from, so that is one caller. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(plain) ? `${expanded(plain).slice(0, 4).join(':')}::/64` : plain;
}

function expanded(address: string): string[] {
  const [head = '', tail = ''] = address.split('::').map((half) => half.replace(/%.*$/, ''));
  const groups = (half: string) => (half === '' ? [] : half.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(Math.max(missing, 0)).fill('0'), ...groups(tail)];
}
