import type { Addresses } from '../addresses/find-addresses.ts';

/** What to do about a part of the stack that is not there: where its log is, or what to say for one that is elsewhere. */
export const startAnew = ({ origin, folder }: Pick<Addresses, 'origin' | 'folder'>, part: string, elsewhere: string): string =>
  origin === 'local' ? `Its log is ${folder}/logs/${part}.log; npm start starts it anew.` : elsewhere;
