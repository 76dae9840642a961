import { hasRole, RefusedError, type Viewer } from '@leadline/domain';
import { readInstant } from '../schema/scalars.ts';

/** The header in which a service names the time that a request is to happen at. */
export const simulatedTimeHeader = 'x-leadline-now';

/** The time of occurrence that the header asks for, or undefined without one; refused unless allowed here and to this viewer. */
export function simulatedTime(header: string | undefined, viewer: Viewer, allowed: boolean): Date | undefined {
  if (header === undefined) return undefined;
  if (!allowed)
    throw refused(
      'FORBIDDEN',
      'SimulatedTimeIsOff',
      `This service takes the time from its own clock: send no ${simulatedTimeHeader} header.`,
    );
  if (!hasRole(viewer, 'SERVICE')) {
    throw refused(
      'FORBIDDEN',
      'SimulatedTimeNeedsService',
      `Only the SERVICE role may set the time: send no ${simulatedTimeHeader} header.`,
    );
  }
  const at = readInstant(header);
  if (!at) {
    throw refused(
      'BAD_USER_INPUT',
      'SimulatedTimeIsNoInstant',
      `${simulatedTimeHeader} takes an instant with its offset, like 2026-11-22T14:46:00Z.`,
    );
  }
  return at;
}

const refused = (code: 'FORBIDDEN' | 'BAD_USER_INPUT', rule: string, message: string) =>
  RefusedError.of(code, rule, message, { field: simulatedTimeHeader });
