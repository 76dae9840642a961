import { RefusedError } from '@leadline/domain';

/** The arguments of a Relay connection. */
export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** Which way a page goes, how long it is, and from where. */
export interface PageWindow {
  backward: boolean;
  size: number;
  cursor: string | null;
  argument: 'after' | 'before';
}

const largestPage = 100;
const defaultPage = 20;

/** Reads first/after or last/before; refuses both at once and sizes other than 1 to 100, by the argument's name. */
export function pageWindow(asked: PageArguments): PageWindow {
  const backward = isBackward(asked);
  const [size, cursor] = backward ? [checkedSize(asked.last, 'last'), asked.before] : [checkedSize(asked.first, 'first'), asked.after];
  return { backward, size, cursor: cursor ?? null, argument: backward ? 'before' : 'after' };
}

function isBackward({ first, after, last, before }: PageArguments): boolean {
  const backward = given(last) || given(before);
  if (!backward || !(given(first) || given(after))) return backward;
  throw refused(
    given(last) ? 'last' : 'before',
    'PageGoesOneWay',
    'Ask for a page with first and after, or with last and before, not both.',
  );
}

function checkedSize(size: number | null | undefined, argument: 'first' | 'last'): number {
  if (size === undefined || size === null) return defaultPage;
  if (Number.isInteger(size) && size >= 1 && size <= largestPage) return size;
  throw refused(argument, 'PageHasOneTo100Records', `"${argument}" is ${size}; a page has 1 to ${largestPage} records.`);
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

const refused = (field: string, rule: string, message: string): RefusedError => RefusedError.of('BAD_USER_INPUT', rule, message, { field });
